import { runBenches } from '../run-benches.ts';
import { chart } from './chart.ts';
import { fill, forget } from './logs.ts';
import { pages } from './pages.ts';

// Logs are kept, and given up, only where somebody asks for it.
const kept = process.argv.slice(2).some((each) => each === 'fill' || each === 'forget');
await runBenches(kept ? { fill, pages, chart, forget } : { pages, chart });
