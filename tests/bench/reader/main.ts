import { runBenches } from '../run-benches.ts';
import { chart } from './chart.ts';
import { pages } from './pages.ts';

await runBenches({ pages, chart });
