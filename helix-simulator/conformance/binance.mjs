// ccxt's Binance client over REST.
import { amount, beforeEach, check, holds, refused, same } from './checks.mjs';

const BTC = 'BTC/USDT';
const RICH = { USDT: '10000', BTC: '1' };

export async function binanceChecks(simulator) {
  beforeEach(() => simulator.price(60000));
  await marketData(simulator, await simulator.binance('b-data', RICH));
  await orders(simulator, await simulator.binance('b-orders', { USDT: '100000', BTC: '2' }));
  await stops(simulator, await simulator.binance('b-stops', { USDT: '100000', BTC: '2' }));
  await lists(simulator, await simulator.binance('b-lists', { USDT: '100000', BTC: '2' }));
  await refusals(simulator, await simulator.binance('b-refusals', RICH));
}

async function marketData(simulator, client) {
  await check('binance markets: precision and limits', async () => {
    const market = client.market(BTC);
    same(market.id, 'BTCUSDT', 'id');
    amount(market.precision.price, 0.01, 'tick');
    amount(market.precision.amount, 0.00001, 'step');
    amount(market.limits.cost.min, 5, 'least cost');
    holds(market.info.orderTypes.includes('STOP_LOSS'), 'STOP_LOSS is offered');
  });
  await check('binance time is ours', async () => {
    holds(Math.abs(await client.fetchTime() - Date.now()) < 5000, 'within five seconds');
  });
  await check('binance ticker: last, bid and ask', async () => {
    const ticker = await client.fetchTicker(BTC);
    amount(ticker.last, 60000, 'last');
    amount(ticker.bid, 60000, 'bid');
    amount(ticker.ask, 60000.01, 'ask');
  });
  await check('binance last prices and best offers of all symbols', async () => {
    amount((await client.fetchLastPrices())[BTC].price, 60000, 'last');
    amount((await client.fetchBidsAsks())[BTC].ask, 60000.01, 'ask');
  });
  await check('binance book: best first, as deep as asked for', async () => {
    const book = await client.fetchOrderBook(BTC, 10);
    same([book.bids.length, book.asks.length], [10, 10], 'depth');
    amount(book.bids[0][0], 60000, 'best bid');
    amount(book.bids[1][0], 59994, 'second bid');
    amount(book.asks[0][1], 16.66666, 'quantity of the best ask');
  });
  await check('binance candles hold the way of the price', async () => {
    for (const price of [60500, 59500, 60100]) {
      await simulator.price(price);
    }
    const candles = await client.fetchOHLCV(BTC, '1d');
    const [, , high, low, close] = candles[candles.length - 1];
    amount(high, 60500, 'high');
    amount(low, 59500, 'low');
    amount(close, 60100, 'close');
    holds((await client.fetchOHLCV(BTC, '1m')).length <= 60, 'one candle a minute');
  });
  await check('binance public trades show a taker', async () => {
    await client.createOrder(BTC, 'market', 'sell', 0.01);
    const trades = await client.fetchTrades(BTC);
    const last = trades[trades.length - 1];
    same(last.side, 'sell', 'side');
    amount(last.amount, 0.01, 'amount');
  });
  await check('binance balance: free, used, total', async () => {
    await simulator.price(60000);
    await client.createOrder(BTC, 'limit', 'buy', 0.1, 50000);
    const balance = await client.fetchBalance();
    amount(balance.USDT.used, 5000, 'used');
    amount(balance.BTC.total, 0.99, 'bitcoin');
    await client.cancelAllOrders(BTC);
    amount((await client.fetchBalance()).USDT.used, 0, 'used after the cancellation');
  });
}

async function orders(simulator, client) {
  await check('binance market buy: filled at the ask, fee in base', async () => {
    const order = await client.createOrder(BTC, 'market', 'buy', 0.1);
    same(order.status, 'closed', 'status');
    amount(order.average, 60000.01, 'average');
    amount(order.filled, 0.1, 'filled');
    amount(order.fee.cost, 0.0001, 'fee');
    same(order.fee.currency, 'BTC', 'asset of the fee');
  });
  await check('binance market sell: filled at the bid, fee in quote', async () => {
    const order = await client.createOrder(BTC, 'market', 'sell', 0.1);
    amount(order.average, 60000, 'average');
    amount(order.fee.cost, 6, 'fee');
    same(order.fee.currency, 'USDT', 'asset of the fee');
  });
  await check('binance market buy by cost spends no more', async () => {
    const order = await client.createMarketBuyOrderWithCost(BTC, 600);
    amount(order.filled, 0.00999, 'filled');
    amount(order.cost, 0.00999 * 60000.01, 'cost');
  });
  await check('binance limit order rests, is found by its own id, fills as maker', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { newClientOrderId: 'rest-1' });
    same(order.status, 'open', 'status');
    const open = await client.fetchOpenOrders(BTC);
    same(open.map((each) => each.clientOrderId), ['rest-1'], 'open orders');
    await simulator.price(58900);
    const done = await client.fetchOrder(undefined, BTC, { origClientOrderId: 'rest-1' });
    same([done.id, done.status], [order.id, 'closed'], 'order');
    amount(done.average, 59000, 'average');
    const trades = await client.fetchMyTrades(BTC, undefined, undefined, { orderId: order.id });
    same(trades.map((each) => each.takerOrMaker), ['maker'], 'trades');
    amount(trades[0].price, 59000, 'price');
  });
  await check('binance immediate or cancel leaves nothing', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { timeInForce: 'IOC' });
    same(order.status, 'expired', 'status');
    amount(order.filled, 0, 'filled');
  });
  await check('binance fill or kill fills whole', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.02, 60100, { timeInForce: 'FOK' });
    same(order.status, 'closed', 'status');
    amount(order.average, 60000.01, 'average');
  });
  await check('binance post-only rests, and is refused if it would take', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { postOnly: true });
    same([order.status, order.info.type], ['open', 'LIMIT_MAKER'], 'order');
    await refused('OrderImmediatelyFillable', 'immediately match and take', () =>
      client.createOrder(BTC, 'limit', 'buy', 0.02, 60100, { postOnly: true }));
  });
  await check('binance cancel ends one order, cancel all the rest', async () => {
    const order = await client.createOrder(BTC, 'limit', 'buy', 0.02, 58000);
    same((await client.cancelOrder(order.id, BTC)).status, 'canceled', 'status');
    await client.createOrder(BTC, 'limit', 'buy', 0.02, 57000);
    await client.cancelAllOrders(BTC);
    same(await client.fetchOpenOrders(BTC), [], 'open orders');
  });
  await check('binance test order changes nothing', async () => {
    const before = (await client.fetchOrders(BTC)).length;
    await client.createOrder(BTC, 'limit', 'buy', 0.02, 59000, { test: true });
    same((await client.fetchOrders(BTC)).length, before, 'count of orders');
  });
  await check('binance history has every order and trade once', async () => {
    const orders = await client.fetchOrders(BTC);
    const trades = await client.fetchMyTrades(BTC);
    same(new Set(orders.map((each) => each.id)).size, orders.length, 'distinct orders');
    same(new Set(trades.map((each) => each.id)).size, trades.length, 'distinct trades');
    amount(
      orders.reduce((sum, each) => sum + each.filled, 0),
      trades.reduce((sum, each) => sum + each.amount, 0),
      'what filled',
    );
  });
}

async function stops(simulator, client) {
  const trigger = async (order, price, average) => {
    same(order.status ?? 'open', 'open', 'status');
    await simulator.price(price);
    const done = await client.fetchOrder(order.id, BTC);
    same(done.status, 'closed', 'status after the price');
    amount(done.average, average, 'average');
  };
  await check('binance stop loss sells at the market below its trigger', async () => {
    const order = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { stopLossPrice: 59000 });
    const seen = await client.fetchOrder(order.id, BTC);
    same(seen.info.type, 'STOP_LOSS', 'type');
    amount(seen.stopPrice, 59000, 'trigger');
    await trigger(order, 58500, 58500);
  });
  await check('binance stop loss limit does not sell below its limit', async () => {
    const order = await client.createOrder(BTC, 'limit', 'sell', 0.1, 58000, { stopLossPrice: 59000 });
    await simulator.price(57000);
    same((await client.fetchOrder(order.id, BTC)).status, 'open', 'status below its limit');
    await trigger(order, 58600, 58000);
  });
  await check('binance take profit sells at the market above its trigger', async () => {
    const order = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { takeProfitPrice: 61000 });
    same((await client.fetchOrder(order.id, BTC)).info.type, 'TAKE_PROFIT', 'type');
    await trigger(order, 61500, 61500);
  });
  await check('binance take profit limit', async () => {
    const order = await client.createOrder(BTC, 'limit', 'sell', 0.1, 61000, { takeProfitPrice: 61000 });
    same((await client.fetchOrder(order.id, BTC)).info.type, 'TAKE_PROFIT_LIMIT', 'type');
    await trigger(order, 61500, 61500);
  });
  await check('binance stop buy waits above the price', async () => {
    const order = await client.createOrder(BTC, 'market', 'buy', 0.1, undefined, { stopLossPrice: 61000 });
    await trigger(order, 61200, 61200.01);
  });
  await check('binance percent trailing stop follows the price up and not down', async () => {
    const order = await client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { trailingPercent: 2, stopLossOrTakeProfit: 'stopLoss' });
    await simulator.price(65000);
    await simulator.price(64000);
    same((await client.fetchOrder(order.id, BTC)).status, 'open', 'status above 63700');
    await trigger(order, 63700, 63700);
  });
  await check('binance stop on the wrong side would trigger at once', async () => {
    await refused('OrderImmediatelyFillable', 'trigger immediately', () =>
      client.createOrder(BTC, 'market', 'sell', 0.1, undefined, { stopLossPrice: 61000 }));
  });
}

async function lists(simulator, client) {
  const statuses = async (list) => {
    const found = [];
    for (const each of list.orders) {
      found.push((await client.fetchOrder(each.orderId, BTC)).info.status);
    }
    return found;
  };
  const oco = (extra) => client.privatePostOrderListOco({
    symbol: 'BTCUSDT', side: 'SELL', quantity: '0.1', aboveType: 'LIMIT_MAKER', abovePrice: '61000',
    belowType: 'STOP_LOSS', belowStopPrice: '59000', ...extra,
  });
  const chain = {
    symbol: 'BTCUSDT', workingType: 'LIMIT', workingSide: 'BUY', workingPrice: '59500', workingQuantity: '0.1',
    workingTimeInForce: 'GTC', pendingSide: 'SELL', pendingQuantity: '0.0999',
  };
  await check('binance OCO: the stop ends the limit', async () => {
    const list = await oco({ listClientOrderId: 'oco-1' });
    same([list.contingencyType, list.listOrderStatus], ['OCO', 'EXECUTING'], 'list');
    await simulator.price(58900);
    same(await statuses(list), ['EXPIRED', 'FILLED'], 'legs, limit first');
    const done = await client.privateGetOrderList({ origClientOrderId: 'oco-1' });
    same(done.listOrderStatus, 'ALL_DONE', 'list after the price');
  });
  await check('binance OCO: the limit ends the stop', async () => {
    const list = await oco();
    await simulator.price(61000);
    same(await statuses(list), ['FILLED', 'EXPIRED'], 'legs, limit first');
  });
  await check('binance OCO locks its quantity once, and a cancel ends both legs', async () => {
    const before = (await client.fetchBalance()).BTC.used;
    const list = await oco();
    amount((await client.fetchBalance()).BTC.used - before, 0.1, 'what it locks');
    await client.privateDeleteOrderList({ symbol: 'BTCUSDT', orderListId: list.orderListId });
    same(await statuses(list), ['CANCELED', 'CANCELED'], 'legs');
    amount((await client.fetchBalance()).BTC.used, before, 'used after the cancellation');
  });
  await check('binance OTO: the stop comes to life when the entry fills', async () => {
    const list = await client.privatePostOrderListOto({
      ...chain, pendingType: 'STOP_LOSS', pendingStopPrice: '59000',
    });
    same(list.contingencyType, 'OTO', 'contingency');
    same(await statuses(list), ['NEW', 'PENDING_NEW'], 'before the price');
    await simulator.price(59500);
    same(await statuses(list), ['FILLED', 'NEW'], 'after the price');
    await simulator.price(58900);
    same(await statuses(list), ['FILLED', 'FILLED'], 'after the trigger');
  });
  await check('binance OTOCO: both exits come to life, one ends the other', async () => {
    const list = await client.privatePostOrderListOtoco({
      ...chain, pendingAboveType: 'LIMIT_MAKER', pendingAbovePrice: '61000',
      pendingBelowType: 'STOP_LOSS_LIMIT', pendingBelowStopPrice: '59000', pendingBelowPrice: '58800',
      pendingBelowTimeInForce: 'GTC',
    });
    same(await statuses(list), ['NEW', 'PENDING_NEW', 'PENDING_NEW'], 'before the price');
    await simulator.price(59400);
    same(await statuses(list), ['FILLED', 'NEW', 'NEW'], 'after the entry');
    await simulator.price(61000);
    same(await statuses(list), ['FILLED', 'FILLED', 'EXPIRED'], 'after the target');
  });
  await check('binance OTO: a cancelled entry takes the waiting order with it', async () => {
    const list = await client.privatePostOrderListOto({
      ...chain, pendingType: 'STOP_LOSS', pendingStopPrice: '59000',
    });
    await client.cancelOrder(list.orders[0].orderId, BTC);
    same(await statuses(list), ['CANCELED', 'CANCELED'], 'legs');
  });
  await check('binance OTO: a waiting stop that the price has passed is lost', async () => {
    const list = await client.privatePostOrderListOto({
      ...chain, pendingType: 'STOP_LOSS', pendingStopPrice: '59000',
    });
    await simulator.price(58000);
    same(await statuses(list), ['FILLED', 'EXPIRED'], 'legs');
    const lost = await client.fetchOrder(list.orders[1].orderId, BTC);
    same(lost.info.expiryReason, 'REJECTED', 'reason');
  });
}

async function refusals(simulator, client) {
  const limit = (size, price, params) => client.createOrder(BTC, 'limit', 'buy', size, price, params);
  const raw = (params) => client.privatePostOrder({
    symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01', price: '50000', ...params,
  });
  await check('binance bad signature', async () => {
    const forger = await simulator.binance('b-forger', RICH, 'not-the-secret');
    await refused('AuthenticationError', 'Signature for this request is not valid', () => forger.fetchBalance());
  });
  await check('binance unknown key', async () => {
    const stranger = await simulator.binance('b-stranger', RICH);
    stranger.apiKey = 'nobody';
    await refused('AuthenticationError', '-2015', () => stranger.fetchBalance());
  });
  await check('binance old timestamp', async () => {
    await refused('InvalidNonce', 'outside of the recvWindow', () => client.privateGetAccount({ recvWindow: 1, timestamp: 1 }));
  });
  await check('binance duplicate id', async () => {
    await limit(0.01, 50000, { newClientOrderId: 'twice' });
    await refused('InvalidOrder', 'Duplicate order sent', () => limit(0.01, 50000, { newClientOrderId: 'twice' }));
  });
  await check('binance no funds', async () => {
    await refused('InsufficientFunds', 'insufficient balance', () => limit(1, 50000));
  });
  await check('binance below the minimum', async () => {
    await refused('BadRequest', 'NOTIONAL', () => limit(0.00009, 50000));
  });
  await check('binance step and tick', async () => {
    await refused('InvalidOrder', 'LOT_SIZE', () => raw({ quantity: '0.000015' }));
    await refused('InvalidOrder', 'PRICE_FILTER', () => raw({ price: '50000.001' }));
  });
  await check('binance price too far away', async () => {
    await refused('InvalidOrder', 'PERCENT_PRICE', () => raw({ price: '600', quantity: '1' }));
  });
  await check('binance unknown order', async () => {
    await refused('OrderNotFound', 'Order does not exist', () => client.fetchOrder('123456789', BTC));
    await refused('OrderNotFound', 'Unknown order sent', () => client.cancelOrder('123456789', BTC));
  });
  await check('binance illegal id', async () => {
    await refused('BadRequest', 'newClientOrderId', () => limit(0.01, 50000, { newClientOrderId: 'no spaces' }));
  });
  await check('binance unknown symbol', async () => {
    await refused('BadSymbol', 'Invalid symbol', () => raw({ symbol: 'FOOBAR' }));
  });
  await check('binance missing parameter', async () => {
    await refused('BadRequest', 'quantity', () => client.privatePostOrder({
      symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', price: '50000',
    }));
  });
  await check('binance too many requests', async () => {
    await simulator.control('POST', 'faults', { venue: 'binance', endpoint: 'account', account: 'b-refusals', kind: 'rate_limit' });
    await refused('DDoSProtection', '429', () => client.fetchBalance());
    amount((await client.fetchBalance()).USDT.total, 10000, 'balance afterwards');
  });
}
