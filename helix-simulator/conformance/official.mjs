// Binance's own client over REST: everything in the query, an empty JSON body.
import { Spot } from '@binance/spot';
import { beforeEach, check, holds, same } from './checks.mjs';

const SYMBOL = 'BTCUSDT';

export async function officialChecks(simulator) {
  beforeEach(() => simulator.price(60000));
  await simulator.control('POST', 'accounts', {
    venue: 'binance', key: 'official', secret: 'official-secret', balances: { USDT: '100000', BTC: '1' },
  });
  const client = new Spot({
    configurationRestAPI: {
      apiKey: 'official', apiSecret: 'official-secret', basePath: simulator.uri, retries: 0,
    },
  }).restAPI;
  const data = async (call) => (await call).data();
  const limit = (extra) => client.newOrder({
    symbol: SYMBOL, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: 50000, ...extra,
  });
  const code = async (call) => {
    try {
      await call;
    } catch (error) {
      return error.code ?? error.message;
    }
    throw new Error('not refused');
  };

  await check('@binance/spot rules and candles', async () => {
    const info = await data(client.exchangeInfo({ symbol: SYMBOL }));
    same(info.symbols[0].symbol, SYMBOL, 'symbol');
    const [candle] = await data(client.klines({ symbol: SYMBOL, interval: '1w', limit: 1 }));
    same([candle.length, candle[4]], [12, '60000.00000000'], 'fields and close of the candle');
    same(new Date(Number(candle[0])).getUTCDay(), 1, 'first day of the week');
  });
  await check('@binance/spot account', async () => {
    const account = await data(client.getAccount({ omitZeroBalances: true }));
    same(account.balances.map((each) => `${each.asset} ${each.free}`), ['BTC 1.00000000', 'USDT 100000.00000000'], 'balances');
  });
  await check('@binance/spot market order with its fills', async () => {
    const order = await data(client.newOrder({ symbol: SYMBOL, side: 'BUY', type: 'MARKET', quantity: 0.1 }));
    same([order.status, order.executedQty], ['FILLED', '0.10000000'], 'order');
    same(order.fills.map((each) => [each.price, each.commission, each.commissionAsset]),
      [['60000.01000000', '0.00010000', 'BTC']], 'fills');
    const trades = await data(client.myTrades({ symbol: SYMBOL, orderId: order.orderId }));
    same(trades.map((each) => each.qty), ['0.10000000'], 'trades');
  });
  await check('@binance/spot limit order, query and cancellation', async () => {
    await data(limit({ newClientOrderId: 'own' }));
    const seen = await data(client.getOrder({ symbol: SYMBOL, origClientOrderId: 'own' }));
    same([seen.status, seen.price], ['NEW', '50000.00000000'], 'order');
    const gone = await data(client.deleteOrder({ symbol: SYMBOL, origClientOrderId: 'own' }));
    same([gone.status, gone.origClientOrderId], ['CANCELED', 'own'], 'cancellation');
    same(await data(client.getOpenOrders({ symbol: SYMBOL })), [], 'open orders');
  });
  await check('@binance/spot OCO list', async () => {
    const list = await data(client.orderListOco({
      symbol: SYMBOL, side: 'SELL', quantity: 0.05, aboveType: 'LIMIT_MAKER', abovePrice: 61000,
      belowType: 'STOP_LOSS_LIMIT', belowStopPrice: 59000, belowPrice: 58900, belowTimeInForce: 'GTC',
    }));
    same(list.orderReports.map((each) => [each.type, each.status]),
      [['LIMIT_MAKER', 'NEW'], ['STOP_LOSS_LIMIT', 'NEW']], 'legs');
    const open = await data(client.openOrderList());
    same(open.map((each) => each.listOrderStatus), ['EXECUTING'], 'open lists');
    await data(client.deleteOrderList({ symbol: SYMBOL, orderListId: list.orderListId }));
  });
  await check('@binance/spot OTOCO list', async () => {
    const list = await data(client.orderListOtoco({
      symbol: SYMBOL, workingType: 'LIMIT', workingSide: 'BUY', workingPrice: 60100, workingQuantity: 0.05,
      workingTimeInForce: 'GTC', pendingSide: 'SELL', pendingQuantity: 0.0499, pendingAboveType: 'LIMIT_MAKER',
      pendingAbovePrice: 62000, pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: 59000,
    }));
    same(list.orders.length, 3, 'orders');
    const open = await data(client.getOpenOrders({ symbol: SYMBOL }));
    same(open.map((each) => each.status), ['NEW', 'NEW'], 'exits of the filled entry');
    await data(client.deleteOrderList({ symbol: SYMBOL, orderListId: list.orderListId }));
  });
  await check('@binance/spot refusals have their codes', async () => {
    await data(limit({ newClientOrderId: 'same' }));
    same(await code(limit({ newClientOrderId: 'same' })), -2010, 'duplicate id');
    same(await code(limit({ quantity: 0.00001 })), -1013, 'below the minimum');
    same(await code(limit({ newClientOrderId: 'no.dots' })), -1100, 'illegal id');
    same(await code(client.getOrder({ symbol: SYMBOL, orderId: 1 })), -2013, 'unknown order');
    same(await code(client.getOrder({ symbol: 'FOOBAR', orderId: 1 })), -1121, 'unknown symbol');
  });
  await check('@binance/spot limits are told', async () => {
    const response = await client.getAccount();
    holds(response.rateLimits.some((each) => each.rateLimitType === 'REQUEST_WEIGHT' && each.count >= 20), 'weight');
  });
}
