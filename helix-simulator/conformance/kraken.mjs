// ccxt's Kraken client over REST.
import { amount, beforeEach, check, holds, refused, same } from './checks.mjs';

const BTC = 'BTC/USDT';
const RICH = { USDT: '10000', BTC: '1' };

export async function krakenChecks(simulator) {
  beforeEach(() => simulator.price(60000));
  await marketData(simulator, await simulator.kraken('k-data', RICH));
  await orders(simulator, await simulator.kraken('k-orders', { USDT: '100000', BTC: '2' }));
  await stops(simulator, await simulator.kraken('k-stops', { USDT: '100000', BTC: '2' }));
  await closes(simulator, await simulator.kraken('k-closes', { USDT: '3000000' }));
  await history(simulator, await simulator.kraken('k-history', RICH));
  await refusals(simulator, await simulator.kraken('k-refusals', RICH));
}

async function marketData(simulator, client) {
  await check('kraken markets: names, precision and limits', async () => {
    const market = client.market(BTC);
    same([market.id, market.altname, market.base], ['XBTUSDT', 'XBTUSDT', 'BTC'], 'names');
    amount(market.precision.price, 0.01, 'tick');
    amount(market.limits.cost.min, 5, 'least cost');
    amount(market.taker, 0.004, 'taker fee');
  });
  await check('kraken time and status', async () => {
    holds(Math.abs(await client.fetchTime() - Date.now()) < 5000, 'within five seconds');
    same((await client.fetchStatus()).status, 'ok', 'status');
  });
  await check('kraken ticker: last, bid and ask', async () => {
    const ticker = await client.fetchTicker(BTC);
    amount(ticker.last, 60000, 'last');
    amount(ticker.bid, 60000, 'bid');
    amount(ticker.ask, 60000.01, 'ask');
  });
  await check('kraken book: best first, as deep as asked for', async () => {
    const book = await client.fetchOrderBook(BTC, 10);
    same([book.bids.length, book.asks.length], [10, 10], 'depth');
    amount(book.bids[0][0], 60000, 'best bid');
    amount(book.asks[0][0], 60000.01, 'best ask');
  });
  await check('kraken candles hold the way of the price', async () => {
    for (const price of [70500, 49500, 60100]) {
      await simulator.price(price);
    }
    const candles = await client.fetchOHLCV(BTC, '1d');
    const [, , high, low, close] = candles[candles.length - 1];
    amount(high, 70500, 'high');
    amount(low, 49500, 'low');
    amount(close, 60100, 'close');
  });
  await check('kraken public trades show a taker', async () => {
    await client.createOrder(BTC, 'market', 'sell', 0.01);
    const trades = await client.fetchTrades(BTC);
    const last = trades[trades.length - 1];
    same(last.side, 'sell', 'side');
    amount(last.amount, 0.01, 'amount');
    amount(last.price, 60000, 'price');
  });
  await check('kraken balance: free, used, total', async () => {
    const before = (await client.fetchBalance()).USDT.total;
    await client.createOrder(BTC, 'limit', 'buy', 0.1, 50000);
    const balance = await client.fetchBalance();
    amount(balance.USDT.used, 5020, 'used, with the fee');
    amount(balance.USDT.total, before, 'total');
    await client.cancelAllOrders();
    amount((await client.fetchBalance()).USDT.used, 0, 'used after the cancellation');
  });
}

async function orders(simulator, client) {
  await check('kraken market buy: filled at the ask, fee in quote on top', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'buy', 0.1);
    const order = await client.fetchOrder(id, BTC);
    same(order.status, 'closed', 'status');
    amount(order.average, 60000.01, 'average');
    amount(Number(order.fee.cost), 24.000004, 'fee');
    same(order.fee.currency, 'USDT', 'asset of the fee');
    const balance = await client.fetchBalance();
    amount(balance.BTC.total, 2.1, 'bitcoin');
    amount(balance.USDT.total, 100000 - 6000.001 - 24.000004, 'tether');
  });
  await check('kraken market sell with the fee in quote', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { oflags: 'fciq' });
    const order = await client.fetchOrder(id, BTC);
    amount(order.average, 60000, 'average');
    amount(Number(order.fee.cost), 24, 'fee');
    amount((await client.fetchBalance()).BTC.total, 2, 'bitcoin');
  });
  await check('kraken market buy by cost spends no more', async () => {
    const { id } = await client.createMarketBuyOrderWithCost(BTC, 600);
    const order = await client.fetchOrder(id, BTC);
    holds(order.cost <= 600 && order.cost > 599, `cost ${order.cost}`);
  });
  await check('kraken limit order rests, is found by its own id, fills as maker', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { clientOrderId: 'rest-1' });
    const open = await client.fetchOpenOrders(BTC, undefined, undefined, { cl_ord_id: 'rest-1' });
    same(open.map((each) => each.id), [id], 'open orders');
    await simulator.price(58900);
    const done = await client.fetchOrder(id, BTC);
    same(done.status, 'closed', 'status');
    amount(Number(done.fee.cost), 0.02 * 59000 * 0.0025, 'fee of a maker');
  });
  await check('kraken post-only rests, and is refused if it would take', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { postOnly: true });
    same((await client.fetchOrder(id, BTC)).status, 'open', 'status');
    await refused('ExchangeError', 'EOrder:Post only order', () =>
      client.createOrder(BTC, 'limit', 'buy', 0.02, 60100, { postOnly: true }));
    await client.cancelOrder(id, BTC);
  });
  await check('kraken immediate or cancel leaves nothing', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { timeInForce: 'IOC' });
    same((await client.fetchOrder(id, BTC)).status, 'canceled', 'status');
  });
  await check('kraken cancel by id and by own id', async () => {
    const first = await client.createOrder(BTC, 'limit', 'buy', 0.02, 58000, { clientOrderId: 'gone-1' });
    same((await client.privatePostCancelOrder({ cl_ord_id: 'gone-1' })).result.count, 1, 'count');
    same((await client.fetchOrder(first.id, BTC)).status, 'canceled', 'status');
    const second = await client.createOrder(BTC, 'limit', 'buy', 0.02, 58000);
    await client.cancelOrder(second.id, BTC);
    same((await client.fetchOrder(second.id, BTC)).status, 'canceled', 'status');
  });
  await check('kraken amendment keeps the id', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'buy', 0.02, 58000);
    await client.editOrder(id, BTC, 'limit', 'buy', 0.03, 58500);
    const order = await client.fetchOrder(id, BTC);
    amount(order.amount, 0.03, 'amount');
    amount(order.price, 58500, 'price');
    await client.cancelOrder(id, BTC);
  });
  await check('kraken batch: each order by itself', async () => {
    await refused('InsufficientFunds', '"descr":{"order":"buy 0.02000000 XBTUSDT', () => client.createOrders([
      { symbol: BTC, type: 'limit', side: 'buy', amount: 0.02, price: 58000 },
      { symbol: BTC, type: 'limit', side: 'buy', amount: 90, price: 58000 },
    ]));
    const open = await client.fetchOpenOrders(BTC);
    same(open.map((each) => each.amount), [0.02], 'the first is open, the second was refused');
    same((await client.cancelAllOrders())[0].info.result.count, 1, 'cancelled');
  });
  await check('kraken cancels all after a time without a sign of life', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'buy', 0.02, 58000);
    await client.cancelAllOrdersAfter(1000);
    for (let i = 0; i < 50 && (await client.fetchOpenOrders(BTC)).length > 0; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    same((await client.fetchOrder(id, BTC)).status, 'canceled', 'status');
  });
  await check('kraken validation changes nothing', async () => {
    const answer = await client.privatePostAddOrder({
      pair: 'XBTUSDT', type: 'buy', ordertype: 'limit', price: '58000', volume: '0.02', validate: 'true',
    });
    same([answer.result.descr.order, answer.result.txid], ['buy 0.02000000 XBTUSDT @ limit 58000.00', undefined], 'answer');
  });
}

async function stops(simulator, client) {
  const trigger = async (id, price, average) => {
    same((await client.fetchOrder(id, BTC)).status, 'open', 'status');
    await simulator.price(price);
    const done = await client.fetchOrder(id, BTC);
    same(done.status, 'closed', 'status after the price');
    amount(done.average, average, 'average');
  };
  await check('kraken stop loss sells at the market below its trigger', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { stopLossPrice: 59000 });
    const seen = await client.fetchOrder(id, BTC);
    same(seen.info.descr.ordertype, 'stop-loss', 'type');
    amount(seen.stopPrice, 59000, 'trigger');
    await trigger(id, 58500, 58500);
  });
  await check('kraken stop loss limit does not sell below its limit', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'sell', 0.1, 58000, { stopLossPrice: 59000 });
    await simulator.price(57000);
    await trigger(id, 58600, 58000);
  });
  await check('kraken take profit sells at the market above its trigger', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { takeProfitPrice: 61000 });
    await trigger(id, 61500, 61500);
  });
  await check('kraken take profit limit', async () => {
    const { id } = await client.createOrder(BTC, 'limit', 'sell', 0.1, 61000, { takeProfitPrice: 61000 });
    await trigger(id, 61500, 61500);
  });
  await check('kraken percent trailing stop follows the price up and not down', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { trailingPercent: '2' });
    same((await client.fetchOrder(id, BTC)).info.descr.ordertype, 'trailing-stop', 'type');
    await simulator.price(65000);
    await simulator.price(64000);
    await trigger(id, 63700, 63700);
  });
  await check('kraken trailing stop by an amount', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { trailingAmount: '500' });
    await simulator.price(62000);
    await trigger(id, 61500, 61500);
  });
  await check('kraken relative price', async () => {
    const answer = await client.privatePostAddOrder({
      pair: 'XBTUSDT', type: 'sell', ordertype: 'stop-loss', price: '-5%', volume: '0.1',
    });
    amount((await client.fetchOrder(answer.result.txid[0], BTC)).stopPrice, 57000, 'trigger');
    await client.cancelAllOrders();
  });
}

async function closes(simulator, client) {
  await check('kraken conditional close: one stop for each fill, named after its parent', async () => {
    const { id } = await client.createOrder(BTC, 'market', 'buy', 20, undefined, {
      userref: 7, close: { ordertype: 'stop-loss', price: 59000 },
    });
    const fills = (await client.fetchMyTrades(BTC)).filter((each) => each.order === id);
    const open = await client.fetchOpenOrders(BTC);
    same(fills.length, 2, 'fills');
    same(open.map((each) => each.info.refid), [id, id], 'parents of the stops');
    amount(open.reduce((sum, each) => sum + each.amount, 0), 20, 'what the stops cover');
    amount(open[0].stopPrice, 59000, 'trigger');
  });
  await check('kraken conditional closes trigger together and leave nothing', async () => {
    await simulator.price(58900);
    same(await client.fetchOpenOrders(BTC), [], 'open orders');
    amount((await client.fetchBalance()).BTC.total, 0, 'bitcoin');
  });
  await check('kraken conditional close with a limit: two prices', async () => {
    await client.createOrder(BTC, 'limit', 'buy', 0.1, 60100, {
      close: { ordertype: 'stop-loss-limit', price: 59000, price2: 58800 },
    });
    const [stop] = await client.fetchOpenOrders(BTC);
    same(stop.info.descr.ordertype, 'stop-loss-limit', 'type');
    amount(stop.price, 58800, 'limit');
    await client.cancelAllOrders();
  });
  await check('kraken client id and conditional close exclude each other', async () => {
    await refused('ExchangeError', 'Invalid arguments:cl_ord_id', () => client.createOrder(BTC, 'market', 'buy', 0.1, undefined, {
      clientOrderId: 'both', close: { ordertype: 'stop-loss', price: 59000 },
    }));
  });
}

async function history(simulator, client) {
  const bought = await client.createOrder(BTC, 'market', 'buy', 0.1);
  await check('kraken closed orders and trades agree', async () => {
    const closed = await client.fetchClosedOrders(BTC);
    const trades = await client.fetchMyTrades(BTC);
    same(closed.map((each) => each.id), [bought.id], 'closed orders');
    same(trades.map((each) => each.order), [bought.id], 'trades');
    amount(trades[0].fee.cost, 24.000004, 'fee');
    const again = await client.fetchOrderTrades(bought.id, BTC, undefined, undefined, { trades: [trades[0].id] });
    same(again.map((each) => each.id), [trades[0].id], 'trade by its id');
  });
  await check('kraken ledger: what was given, what was received, balances after', async () => {
    const entries = await client.fetchLedger();
    const usdt = entries.find((each) => each.currency === 'USDT');
    const btc = entries.find((each) => each.currency === 'BTC');
    same([usdt.direction, btc.direction], ['out', 'in'], 'directions');
    amount(usdt.amount, 6000.001, 'given');
    amount(usdt.fee.cost, 24.000004, 'fee');
    amount(usdt.after, (await client.fetchBalance()).USDT.total, 'balance after');
    amount(btc.after, 1.1, 'bitcoin after');
  });
  await check('kraken key info: permissions without withdrawals', async () => {
    const info = (await client.request('GetApiKeyInfo', 'private', 'POST', {})).result;
    holds(info.permissions.includes('modify-trades'), 'may trade');
    holds(!info.permissions.some((each) => each.startsWith('withdraw')), 'may not withdraw');
    same(info.nonceWindow, '0', 'nonce window');
  });
}

async function refusals(simulator, client) {
  const limit = (size, price, params) => client.createOrder(BTC, 'limit', 'buy', size, price, params);
  const raw = (params) => client.privatePostAddOrder({
    pair: 'XBTUSDT', type: 'buy', ordertype: 'limit', volume: '0.01', price: '50000', ...params,
  });
  await check('kraken bad signature', async () => {
    const forger = await simulator.kraken('k-forger', RICH, Buffer.from('wrong').toString('base64'));
    await refused('ExchangeError', 'EAPI:Invalid signature', () => forger.fetchBalance());
  });
  await check('kraken unknown key', async () => {
    const stranger = await simulator.kraken('k-stranger', RICH);
    stranger.apiKey = 'nobody';
    await refused('AuthenticationError', 'EAPI:Invalid key', () => stranger.fetchBalance());
  });
  await check('kraken nonce that does not rise', async () => {
    const late = await simulator.kraken('k-late', RICH);
    await late.fetchBalance();
    late.nonce = () => 5;
    await refused('InvalidNonce', 'EAPI:Invalid nonce', () => late.fetchBalance());
  });
  await check('kraken duplicate id', async () => {
    await limit(0.01, 50000, { clientOrderId: 'twice' });
    await refused('ExchangeError', 'Invalid arguments:cl_ord_id', () => limit(0.01, 50000, { clientOrderId: 'twice' }));
  });
  await check('kraken no funds', async () => {
    await refused('InsufficientFunds', 'EOrder:Insufficient funds', () => limit(1, 50000));
  });
  await check('kraken below the minimum', async () => {
    await refused('InvalidOrder', 'EOrder:Order minimum not met', () => raw({ volume: '0.00001' }));
  });
  await check('kraken tick', async () => {
    await refused('ExchangeError', 'EOrder:Tick size check failed', () => raw({ price: '50000.001' }));
  });
  await check('kraken unknown order', async () => {
    await refused('OrderNotFound', 'EOrder:Unknown order', () => client.cancelOrder('OAAAAA-AAAAA-AAAAAA', BTC));
  });
  await check('kraken illegal id', async () => {
    await refused('ExchangeError', 'Invalid arguments:cl_ord_id', () => limit(0.01, 50000, { clientOrderId: 'longer than eighteen' }));
  });
  await check('kraken unknown pair', async () => {
    await refused('ExchangeError', 'EQuery:Unknown asset pair', () => raw({ pair: 'FOOBAR' }));
  });
  await check('kraken too many calls', async () => {
    await simulator.control('POST', 'faults', { venue: 'kraken', endpoint: 'account', account: 'k-refusals', kind: 'rate_limit' });
    await refused('DDoSProtection', 'EAPI:Rate limit exceeded', () => client.fetchBalance());
  });
}
