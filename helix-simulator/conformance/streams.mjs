// ccxt.pro on the streams of both venues.
import { amount, beforeEach, check, holds, same } from './checks.mjs';

const BTC = 'BTC/USDT';
const RICH = { USDT: '100000', BTC: '1' };
/** Lets a subscription that was just asked for reach the simulator. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 500));

export async function streamChecks(simulator) {
  beforeEach(() => simulator.price(60000));
  await binanceStreams(simulator, await simulator.binance('b-streams', RICH));
  await krakenStreams(simulator, await simulator.kraken('k-streams', RICH));
}

/** Watches from before the work that sets it off until an update fits; no update comes unwatched. */
async function until(watch, fits, work) {
  const found = (async () => {
    for (;;) {
      const hit = fits(await watch());
      if (hit) {
        return hit;
      }
    }
  })();
  found.catch(() => {});
  await settle();
  await work();
  return found;
}

const last = (list) => list[list.length - 1];

async function publicStreams(venue, simulator, client) {
  await check(`${venue} stream: ticker follows the price`, async () => {
    const full = venue === 'binance' ? { name: 'ticker' } : {};
    const ticker = await until(() => client.watchTicker(BTC, full), (each) => each.last === 61000 && each, () => simulator.price(61000));
    amount(ticker.bid, 61000, 'bid');
    amount(ticker.ask, 61000.01, 'ask');
  });
  await check(`${venue} stream: book follows the price`, async () => {
    const book = await until(() => client.watchOrderBook(BTC), (each) => each.bids[0][0] === 60500 && each, () => simulator.price(60500));
    amount(book.asks[0][0], 60500.01, 'best ask');
    holds(book.bids[1][0] < 60500, 'second bid below the first');
  });
  await check(`${venue} stream: candle follows the price`, async () => {
    const candle = await until(() => client.watchOHLCV(BTC, '1m'),
      (each) => last(each)[4] === 60700 && last(each), () => simulator.price(60700));
    holds(candle[2] >= 60700 && candle[3] <= 60700, 'high and low around the close');
  });
  await check(`${venue} stream: public trades`, async () => {
    const trade = await until(() => client.watchTrades(BTC),
      (each) => last(each).amount === 0.0123 && last(each), () => client.createOrder(BTC, 'market', 'buy', 0.0123));
    amount(trade.price, 60000.01, 'price');
    same(trade.side, 'buy', 'side');
  });
}

async function binanceStreams(simulator, client) {
  await publicStreams('binance', simulator, client);
  await check('binance stream: an order from its beginning to its fill', async () => {
    const seen = [];
    const done = await until(() => client.watchOrders(BTC), (orders) => {
      seen.push(last(orders).status);
      return last(orders).status === 'closed' && last(orders);
    }, () => client.createOrder(BTC, 'market', 'buy', 0.1, undefined, { newClientOrderId: 'streamed' }));
    same(seen[0], 'open', 'first status');
    same(done.clientOrderId, 'streamed', 'id');
    amount(done.average, 60000.01, 'average');
    amount(done.filled, 0.1, 'filled');
  });
  await check('binance stream: a fill with its fee', async () => {
    const trade = await until(() => client.watchMyTrades(BTC),
      (trades) => last(trades).amount === 0.2 && last(trades), () => client.createOrder(BTC, 'market', 'buy', 0.2));
    amount(trade.fee.cost, 0.0002, 'fee');
    same([trade.fee.currency, trade.takerOrMaker], ['BTC', 'taker'], 'fee asset and liquidity');
  });
  await check('binance stream: balances change with an order', async () => {
    const before = await client.fetchBalance();
    const balance = await until(() => client.watchBalance(),
      (each) => each.USDT.used > before.USDT.used && each, () => client.createOrder(BTC, 'limit', 'buy', 0.1, 50000));
    amount(balance.USDT.used - before.USDT.used, 5000, 'used');
    await client.cancelAllOrders(BTC);
  });
  await check('binance stream: a stop that triggers', async () => {
    const stop = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { stopLossPrice: 59000 });
    const done = await until(() => client.watchOrders(BTC),
      (orders) => orders.find((each) => each.id === stop.id && each.status === 'closed'), () => simulator.price(58000));
    amount(done.average, 58000, 'average');
  });
  await check('binance stream: a cancelled order', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.1, 50000);
    const gone = await until(() => client.watchOrders(BTC),
      (orders) => orders.find((each) => each.id === order.id && each.status === 'canceled'), () => client.cancelOrder(order.id, BTC));
    same(gone.clientOrderId, order.clientOrderId, 'id');
  });
  await check('binance stream: a lost connection is told', async () => {
    const waiting = client.watchOrders(BTC).then(() => 'answered', (error) => error.constructor.name);
    await settle();
    await simulator.control('POST', 'streams/drop', { venue: 'binance', account: 'b-streams' });
    same(await waiting, 'NetworkError', 'what the client sees');
  });
  await client.close();
}

async function krakenStreams(simulator, client) {
  await publicStreams('kraken', simulator, client);
  await check('kraken stream: an order from its beginning to its fill', async () => {
    const seen = [];
    const done = await until(() => client.watchOrders(BTC), (orders) => {
      seen.push(last(orders).info.exec_type);
      return last(orders).status === 'closed' && last(orders);
    }, () => client.createOrder(BTC, 'market', 'buy', 0.1));
    holds(seen.includes('new') || seen.includes('pending_new') || seen.includes('filled'), `steps ${seen}`);
    amount(done.average, 60000.01, 'average');
    amount(done.filled, 0.1, 'filled');
  });
  await check('kraken stream: a fill with its fee in quote', async () => {
    const trade = await until(() => client.watchMyTrades(BTC),
      (trades) => last(trades).amount === 0.2 && last(trades), () => client.createOrder(BTC, 'market', 'buy', 0.2));
    amount(trade.fee.cost, 48.000008, 'fee');
    same([trade.fee.currency, trade.takerOrMaker], ['USDT', 'taker'], 'fee asset and liquidity');
  });
  await check('kraken stream: a cancelled order', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.1, 50000);
    const gone = await until(() => client.watchOrders(),
      (orders) => orders.find((each) => each.id === order.id && each.status === 'canceled'), () => client.cancelOrder(order.id, BTC));
    same(gone.info.reason, 'User requested', 'reason');
  });
  await check('kraken stream: a stop that triggers', async () => {
    const stop = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { stopLossPrice: 59000 });
    const done = await until(() => client.watchOrders(),
      (orders) => orders.find((each) => each.id === stop.id && each.status === 'closed'), () => simulator.price(58000));
    amount(done.average, 58000, 'average');
  });
  await check('kraken stream: the child of a conditional close names its parent', async () => {
    let parent;
    const child = await until(() => client.watchOrders(),
      (orders) => orders.find((each) => each.info.ord_ref_id !== undefined && each.info.exec_type === 'new'), async () => {
        parent = await client.createOrder(BTC, 'market', 'buy', 0.1, undefined, {
          oflags: 'fciq', close: { ordertype: 'stop-loss', price: 59000 },
        });
      });
    same(child.info.ord_ref_id, parent.id, 'parent');
    amount(child.amount, 0.1, 'amount');
  });
  await check('kraken stream: balances change with a trade', async () => {
    const before = await client.fetchBalance();
    const balance = await until(() => client.watchBalance(),
      (each) => each.BTC.total < before.BTC.total && each,
      () => client.createOrder(BTC, 'market', 'sell', 0.05, undefined, { oflags: 'fciq' }));
    amount(balance.BTC.total, before.BTC.total - 0.05, 'bitcoin');
  });
  await client.close();
}
