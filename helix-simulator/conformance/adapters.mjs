// What Helix's adapters and ccxt.pro make of the same events. Needs the command that prints what an adapter is told:
// STREAM_PRINTER, which gets venue, address, key and secret, prints lines of JSON, and ends with its input.
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { amount, beforeEach, check, holds, same } from './checks.mjs';

const BTC = 'BTC/USDT';
const RICH = { USDT: '100000', BTC: '1' };
/** ccxt takes Kraken's reference for the client's id, zero where an order has none, and so says nothing of the id. */
const NONE = '0';
const LONGEST_MILLIS = 15_000;
/** In ccxt's words; a live order is open whatever else it is. */
const STATUSES = { NEW: 'open', TRIGGERED: 'open', PARTIALLY_FILLED: 'open', FILLED: 'closed', CANCELED: 'canceled', EXPIRED: 'expired' };

export async function adapterChecks(simulator) {
  beforeEach(() => simulator.price(60000));
  if (!process.env.STREAM_PRINTER) {
    console.log('not run: the adapters beside ccxt.pro; STREAM_PRINTER names no command');
    return;
  }
  await compare(simulator, 'binance', await simulator.binance('b-adapter', RICH), 'b-adapter-secret', {});
  const kraken = await simulator.kraken('k-adapter', RICH);
  let nonce = 0;
  kraken.nonce = () => { // The key is shared with the adapter, whose nonces are microseconds.
    nonce = Math.max(nonce + 1, Date.now() * 1000);
    return nonce;
  };
  await compare(simulator, 'kraken', kraken, Buffer.from('k-adapter-secret').toString('base64'), { oflags: 'fciq' });
}

/** Runs the printer and keeps what it says. */
class Adapter {
  constructor(venue, uri, key, secret) {
    const [command, ...words] = process.env.STREAM_PRINTER.split(' ');
    this.child = spawn(command, [...words, venue, uri, key, secret], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.events = [];
    readline.createInterface({ input: this.child.stdout }).on('line', (line) => this.events.push(JSON.parse(line)));
  }

  of(kind) {
    return this.events.filter((each) => each.event === kind);
  }

  end() {
    this.child.stdin.end();
  }
}

async function until(what, fits) {
  for (let waited = 0; !fits(); waited += 50) {
    holds(waited < LONGEST_MILLIS, `no ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Takes what ccxt.pro tells until it is closed; each update is of the orders or trades so far. */
async function collect(watch, into) {
  for (;;) {
    try {
      (await watch()).forEach((each) => into.set(each.id, each));
    } catch (closed) {
      return;
    }
  }
}

async function compare(simulator, venue, client, secret, selling) {
  const adapter = new Adapter(venue, simulator.uri, client.apiKey, secret);
  const orders = new Map();
  const trades = new Map();
  const sent = [];
  const place = async (...order) => {
    sent.push((await client.createOrder(BTC, ...order)).id);
    return sent[sent.length - 1];
  };
  await check(`${venue} adapter: the same events as ccxt.pro's`, async () => {
    await until('connection of the adapter', () => adapter.of('connected').length > 0);
    collect(() => client.watchOrders(), orders);
    collect(() => client.watchMyTrades(), trades);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await place('market', 'buy', 0.1, undefined, { clientOrderId: 'first' });
    const cancelled = await place('limit', 'buy', 0.2, 50000);
    await client.cancelOrder(cancelled, BTC);
    const resting = await place('limit', 'buy', 0.3, 59000);
    await place('market', 'sell', 0.05, undefined, { ...selling, stopLossPrice: 58000 });
    await simulator.price(58900);
    await simulator.price(57900);
    await place('market', 'sell', 0.02, undefined, selling);
    await until('end of all orders at ccxt.pro', () => sent.every((id) => orders.get(id) && orders.get(id).status !== 'open'));
    await until('four trades at ccxt.pro', () => trades.size >= 4);
    await until('end of all orders at the adapter', () => sent.every((id) => last(adapter, id)?.status in STATUSES
      && STATUSES[last(adapter, id).status] !== 'open'));
    await until('four trades at the adapter', () => adapter.of('trade').length >= 4);
    holds(sent.includes(resting), 'the scenario has a resting order');
  });
  await check(`${venue} adapter: the same orders as ccxt.pro's`, async () => {
    for (const id of sent) {
      const theirs = orders.get(id);
      const ours = last(adapter, id);
      same(STATUSES[ours.status], theirs.status, `status of ${id}`);
      if (theirs.clientOrderId !== NONE) {
        same(ours.clientOrderId, theirs.clientOrderId, `client id of ${id}`);
      }
      same(ours.symbol, BTC, `symbol of ${id}`);
      amount(Number(ours.filled), theirs.filled ?? 0, `filled of ${id}`); // Of a cancelled one ccxt leaves zero out.
    }
    same(last(adapter, sent[0]).clientOrderId, 'first', 'client id');
    same(new Set(adapter.of('order').map((each) => each.id)).size, sent.length, 'number of orders');
  });
  await check(`${venue} adapter: the same trades as ccxt.pro's`, async () => {
    same(adapter.of('trade').map((each) => each.id).sort(), [...trades.keys()].sort(), 'ids');
    for (const ours of adapter.of('trade')) {
      const theirs = trades.get(ours.id);
      same([ours.order, ours.side.toLowerCase(), ours.feeAsset], [theirs.order, theirs.side, theirs.fee.currency], `trade ${ours.id}`);
      amount(Number(ours.price), theirs.price, `price of ${ours.id}`);
      amount(Number(ours.amount), theirs.amount, `amount of ${ours.id}`);
      amount(Number(ours.fee), theirs.fee.cost, `fee of ${ours.id}`);
    }
    same(adapter.of('disconnected'), [], 'interruptions');
  });
  adapter.end();
  await client.close();
}

function last(adapter, id) {
  return adapter.of('order').filter((each) => each.id === id).pop();
}
