import { Encoder, PacketType, type Packet } from 'socket.io-parser';

/** An answer that is JSON already: given to many, it is encoded once. */
export class Encoded {
	readonly json: string;

	constructor(answer: object) {
		this.json = JSON.stringify(answer);
	}
}

/** socket.io's encoder, which also takes an answer that is encoded already. */
export class AnswerEncoder extends Encoder {
	override encode(packet: Packet): unknown[] {
		const answer = packet.type === PacketType.ACK ? onlyIn(packet.data) : undefined;
		if (!(answer instanceof Encoded)) return super.encode(packet);
		const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`;
		return [`${packet.type}${namespace}${packet.id ?? ''}[${answer.json}]`];
	}
}

const onlyIn = (list: unknown): unknown =>
	Array.isArray(list) && list.length === 1 ? list[0] : undefined;
