import { createContext } from 'svelte';
import type { LiveBoard } from './live-board.svelte.ts';

export const [getLiveBoard, setLiveBoard] = createContext<LiveBoard>();
