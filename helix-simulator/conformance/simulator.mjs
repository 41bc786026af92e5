// The simulator's control API, and clients wired to it. Each part of the checks has accounts of its own.
import ccxt from 'ccxt';

export class Simulator {
  constructor(uri) {
    this.uri = uri;
  }

  async control(method, path, body) {
    const response = await fetch(`${this.uri}/sim/${path}`, { method, body: body && JSON.stringify(body) });
    const json = await response.json();
    if (!response.ok) {
      throw new Error(`${method} /sim/${path}: ${JSON.stringify(json)}`);
    }
    return json;
  }

  price(price) {
    return this.control('PUT', 'price', { symbol: 'BTC/USDT', price: String(price) });
  }

  async binance(key, balances, wrongSecret) {
    await this.control('POST', 'accounts', { venue: 'binance', key, secret: `${key}-secret`, balances });
    const client = new ccxt.pro.binance({
      apiKey: key,
      secret: wrongSecret ?? `${key}-secret`,
      enableRateLimit: false,
      options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false, fetchMargins: false, defaultType: 'spot' },
    });
    client.urls.api.public = `${this.uri}/api/v3`;
    client.urls.api.private = `${this.uri}/api/v3`;
    client.urls.api.sapi = `${this.uri}/sapi/v1`;
    const sockets = this.uri.replace(/^http/, 'ws');
    client.urls.api.ws.spot = `${sockets}/ws`;
    client.urls.api.ws['ws-api'].spot = `${sockets}/ws-api/v3`;
    await client.loadHttpProxyAgent();
    await client.loadMarkets();
    return client;
  }

  async kraken(key, balances, wrongSecret) {
    const secret = Buffer.from(`${key}-secret`).toString('base64');
    await this.control('POST', 'accounts', { venue: 'kraken', key, secret, balances });
    const client = new ccxt.pro.kraken({ apiKey: key, secret: wrongSecret ?? secret, enableRateLimit: false });
    client.urls.api.public = this.uri;
    client.urls.api.private = this.uri;
    const sockets = this.uri.replace(/^http/, 'ws');
    client.urls.api.ws.publicV2 = `${sockets}/v2`;
    client.urls.api.ws.privateV2 = `${sockets}/v2`;
    client.urls.api.ws.private = `${sockets}/v2`;
    await client.loadHttpProxyAgent();
    await client.loadMarkets();
    return client;
  }
}
