// Compares an evaluation with the stored baseline: node compare-evaluation.mjs BASELINE.json < evaluation.json
// Fails when a measure of quality fell by more than noise; speed is not judged, machines differ.
import { readFileSync } from 'node:fs';

const higherIsBetter = ['p_at_1', 'r_at_5', 'mrr_at_10', 'auroc', 'answered_precision', 'answered_recall', 'abstain_recall', 'flow_hits'];
const lowerIsBetter = ['false_answers', 'false_starts'];
const noise = 0.005;

const baseline = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const now = JSON.parse(readFileSync(0, 'utf8'));
const fallen = [...higherIsBetter.filter(name => now[name] < baseline[name] - noise), ...lowerIsBetter.filter(name => now[name] > baseline[name] + noise)];

for (const name of [...higherIsBetter, ...lowerIsBetter]) console.log(`${name}: ${now[name]} (baseline ${baseline[name]})${fallen.includes(name) ? '  FELL' : ''}`);
process.exit(fallen.length === 0 ? 0 : 1);
