package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import trade.helix.simulator.market.Candle;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Level;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.market.Side;

/** Assets, pairs and prices in the venue's JSON; statistics reach back to the start of the simulator. */
final class PublicJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Level NOTHING = new Level(BigDecimal.ZERO, BigDecimal.ZERO);
    private static final int ASSET_DECIMALS = 10;
    private static final int DISPLAY_DECIMALS = 5;
    private static final int MARGIN_CALL = 80;
    private static final int MARGIN_STOP = 40;

    private PublicJson() {}

    static ObjectNode asset(String asset) {
        return JSON.objectNode()
                .put("aclass", "currency")
                .put("altname", Names.shortName(asset))
                .put("decimals", ASSET_DECIMALS)
                .put("display_decimals", DISPLAY_DECIMALS)
                .put("status", "enabled");
    }

    static ObjectNode rules(Listing listing) {
        Instrument instrument = listing.instrument();
        Pair pair = instrument.pair();
        ObjectNode json = JSON.objectNode();
        json.put("altname", Names.altName(pair)).put("wsname", Names.wsName(pair));
        json.put("aclass_base", "currency").put("base", Names.asset(pair.base()));
        json.put("aclass_quote", "currency").put("quote", Names.asset(pair.quote()));
        json.put("lot", "unit").put("cost_decimals", Numbers.DECIMALS);
        json.put("pair_decimals", instrument.tick().scale());
        json.put("lot_decimals", instrument.step().scale()).put("lot_multiplier", 1);
        json.putArray("leverage_buy");
        json.putArray("leverage_sell");
        json.putArray("fees").add(fee(KrakenApi.RULES.takerRate()));
        json.putArray("fees_maker").add(fee(KrakenApi.RULES.makerRate()));
        json.put("fee_volume_currency", "ZUSD");
        json.put("margin_call", MARGIN_CALL).put("margin_stop", MARGIN_STOP);
        json.put("ordermin", instrument.quantityWorth(1).stripTrailingZeros().toPlainString());
        json.put("costmin", instrument.minNotional().toPlainString());
        json.put("tick_size", instrument.tick().toPlainString());
        json.put("status", "online");
        return json;
    }

    private static ArrayNode fee(BigDecimal rate) {
        return JSON.arrayNode().add(0).add(rate.movePointRight(2).stripTrailingZeros());
    }

    static ObjectNode ticker(Listing listing) {
        List<Fill> fills = listing.fills();
        BigDecimal volume = volume(fills);
        ObjectNode json = JSON.objectNode();
        json.set("a", best(listing.book().asks()));
        json.set("b", best(listing.book().bids()));
        BigDecimal lastVolume =
                fills.isEmpty() ? BigDecimal.ZERO : fills.get(fills.size() - 1).quantity();
        json.set("c", JSON.arrayNode().add(Numbers.amount(listing.last())).add(Numbers.amount(lastVolume)));
        json.set("v", twice(volume));
        json.set("p", twice(average(listing)));
        json.set("t", JSON.arrayNode().add(fills.size()).add(fills.size()));
        json.set("l", twice(listing.low()));
        json.set("h", twice(listing.high()));
        json.put("o", Numbers.amount(listing.open()));
        return json;
    }

    static ArrayNode candle(Candle candle) {
        return JSON.arrayNode()
                .add(candle.start().getEpochSecond())
                .add(Numbers.amount(candle.open()))
                .add(Numbers.amount(candle.high()))
                .add(Numbers.amount(candle.low()))
                .add(Numbers.amount(candle.close()))
                .add(Numbers.amount(average(candle)))
                .add(Numbers.amount(candle.volume()))
                .add(candle.trades());
    }

    /** Price, volume, time, the taker's side, kind of order, nothing, number. */
    static ArrayNode trade(Fill fill) {
        OrderRequest request = fill.order().request();
        boolean buy = (request.side() == Side.BUY) != fill.maker();
        return JSON.arrayNode()
                .add(Numbers.amount(fill.price()))
                .add(Numbers.amount(fill.quantity()))
                .add(Numbers.seconds(fill.at()))
                .add(buy ? "b" : "s")
                .add(request.type() == OrderType.MARKET ? "m" : "l")
                .add("")
                .add(fill.id());
    }

    private static ArrayNode best(List<Level> levels) {
        Level best = levels.isEmpty() ? NOTHING : levels.get(0);
        String whole = best.quantity().setScale(0, RoundingMode.DOWN).toPlainString();
        return JSON.arrayNode().add(Numbers.amount(best.price())).add(whole).add(Numbers.amount(best.quantity()));
    }

    private static ArrayNode twice(BigDecimal value) {
        return JSON.arrayNode().add(Numbers.amount(value)).add(Numbers.amount(value));
    }

    static BigDecimal volume(List<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal average(Candle candle) {
        return candle.volume().signum() == 0
                ? candle.close()
                : candle.worth().divide(candle.volume(), Numbers.DECIMALS, RoundingMode.HALF_UP);
    }

    static BigDecimal average(Listing listing) {
        BigDecimal volume = volume(listing.fills());
        BigDecimal worth = listing.fills().stream().map(Fill::notional).reduce(BigDecimal.ZERO, BigDecimal::add);
        return volume.signum() == 0 ? listing.last() : worth.divide(volume, Numbers.DECIMALS, RoundingMode.HALF_UP);
    }
}
