// Writes down what the clients send over REST and what became of it, for RecordedClientsTest.
// Usage: node record.mjs http://127.0.0.1:PORT FILE     (a simulator that has just started; run `npm install` first)
import http from 'node:http';
import fs from 'node:fs';
import { summary } from './checks.mjs';
import { Simulator } from './simulator.mjs';
import { binanceChecks } from './binance.mjs';
import { officialChecks } from './official.mjs';
import { krakenChecks } from './kraken.mjs';

const [target, file] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node record.mjs http://127.0.0.1:PORT FILE');
  process.exit(2);
}
const KEPT_HEADERS = ['content-type', 'x-mbx-apikey', 'api-key', 'api-sign'];
const lines = [];

async function bytes(stream) {
  const parts = [];
  for await (const part of stream) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What the venue says of success: Kraken's errors, Binance's code, or nothing. */
function verdict(body) {
  try {
    const json = JSON.parse(body);
    return String(json.error ?? json.code ?? '');
  } catch {
    return '';
  }
}

const proxy = http.createServer(async (request, response) => {
  const body = await bytes(request);
  const at = Date.now();
  const passed = http.request(target + request.url, { method: request.method, headers: request.headers }, async (answer) => {
    const said = await bytes(answer);
    const headers = Object.fromEntries(KEPT_HEADERS.filter((name) => request.headers[name]).map((name) => [name, request.headers[name]]));
    lines.push(JSON.stringify({
      at, method: request.method, path: request.url, headers, body: body.toString('latin1'),
      status: answer.statusCode, verdict: verdict(said.toString()),
    }));
    response.writeHead(answer.statusCode, answer.headers);
    response.end(said);
  });
  passed.end(body);
});
await new Promise((ready) => proxy.listen(0, '127.0.0.1', ready));
const simulator = new Simulator(`http://127.0.0.1:${proxy.address().port}`);
for (const part of [binanceChecks, officialChecks, krakenChecks]) {
  await part(simulator);
}
fs.writeFileSync(file, lines.join('\n') + '\n');
process.exit(summary() ? 0 : 1);
