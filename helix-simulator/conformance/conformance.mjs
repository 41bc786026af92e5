// Usage: node conformance.mjs http://127.0.0.1:PORT
import { summary } from './checks.mjs';
import { Simulator } from './simulator.mjs';
import { binanceChecks } from './binance.mjs';
import { officialChecks } from './official.mjs';
import { krakenChecks } from './kraken.mjs';
import { streamChecks } from './streams.mjs';
import { adapterChecks } from './adapters.mjs';

const uri = process.argv[2];
if (!uri) {
  console.error('Usage: node conformance.mjs http://127.0.0.1:PORT');
  process.exit(2);
}
const simulator = new Simulator(uri);
for (const part of [binanceChecks, officialChecks, krakenChecks, streamChecks, adapterChecks]) {
  await part(simulator);
}
process.exit(summary() ? 0 : 1);
