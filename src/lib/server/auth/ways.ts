import type { ComingIn } from './coming-in.ts';
import type { Passkeys } from './passkeys.ts';
import type { Provider } from './provider.ts';
import type { PasswordMail } from './password-mail.ts';
import type { SignUp } from './sign-up.ts';

/** The ways in which this installation lets people in besides a password. */
export interface Ways extends Pick<ComingIn, 'links' | 'isOpen'> {
	readonly passkeys: Passkeys;
	readonly provider: Provider | null;
	readonly signUp: SignUp | null;
	/** Mails links for new passwords; null where the configuration has no mail server. */
	readonly passwordMail: PasswordMail | null;
}
