package trade.helix.simulator.kraken;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.FeeAsset;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.market.TimeInForce;

/** Reads the fields of a new order and checks them against the rules of its pair. */
final class OrderForm {
    /** Names of what an order carries besides what the market reads. */
    static final String USERREF = "userref";

    static final String FLAGS = "oflags";
    static final String ORDERTYPE = "ordertype";
    static final String PARENT = "refid";
    static final String CLOSE_TYPE = "close[ordertype]";
    static final String CLOSE_PRICE = "close[price]";
    static final String CLOSE_PRICE2 = "close[price2]";

    private static final Set<String> FLAG_NAMES = Set.of("post", "fcib", "fciq", "nompp", "viqc");
    private static final Pattern CLIENT_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}|[!-~]{1,18}");

    private final Fields fields;
    private final Listing listing;
    private final KrakenSettings settings;

    OrderForm(Fields fields, Listing listing, KrakenSettings settings) {
        this.fields = fields;
        this.listing = listing;
        this.settings = settings;
    }

    OrderRequest read() {
        refuseUnsupported();
        Side side = side();
        Set<String> flags = flags(side);
        PriceTerms terms = PriceTerms.of(fields);
        Optional<PriceTerms> close = PriceTerms.ofClose(fields);
        String clientId = clientId(close.isPresent());
        Instrument instrument = listing.instrument();
        close.ifPresent(each -> checkClose(each, side));
        BigDecimal volume = fields.amount("volume").orElseThrow(() -> KrakenException.argument("volume"));
        boolean byWorth = isByWorth(flags, terms.type(), side);
        OrderRequest request = new OrderRequest(
                instrument.pair(),
                side,
                flags.contains("post") ? maker(terms.type()) : terms.type(),
                timeInForce(terms.type(), flags),
                byWorth ? null : volume,
                byWorth ? volume : null,
                terms.limit(side, listing.last(), instrument),
                terms.trigger(side, listing.last(), instrument),
                clientId,
                flags.contains("fcib") ? FeeAsset.BASE : FeeAsset.QUOTE,
                extras(terms, close, flags),
                terms.trail());
        checkMinimums(request);
        return request;
    }

    private void refuseUnsupported() {
        fields.refuse("leverage", "none");
        fields.refuse("reduce_only", "false");
        fields.refuse("starttm", "0");
        fields.refuse("expiretm", "0");
        fields.refuse("displayvol", "0");
        if (!Set.of("last", "index").contains(fields.text("trigger").orElse("last"))) {
            throw KrakenException.argument("trigger");
        }
    }

    private Side side() {
        return switch (fields.required("type")) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw KrakenException.argument("type");
        };
    }

    /** The flags with the fee preference always among them: quote for buys, base for sells unless chosen. */
    private Set<String> flags(Side side) {
        Set<String> flags =
                new TreeSet<>(Arrays.asList(fields.text(FLAGS).orElse("nompp").split(",", -1)));
        if (!FLAG_NAMES.containsAll(flags) || flags.containsAll(Set.of("fcib", "fciq"))) {
            throw KrakenException.argument(FLAGS);
        }
        flags.remove("nompp");
        if (!flags.contains("fcib") && !flags.contains("fciq")) {
            flags.add(side == Side.BUY ? "fciq" : "fcib");
        }
        return flags;
    }

    private static boolean isByWorth(Set<String> flags, OrderType type, Side side) {
        boolean byWorth = flags.contains("viqc");
        if (byWorth && (type != OrderType.MARKET || side != Side.BUY)) {
            throw KrakenException.argument(FLAGS);
        }
        return byWorth;
    }

    private static OrderType maker(OrderType type) {
        if (type != OrderType.LIMIT) {
            throw KrakenException.argument(FLAGS);
        }
        return OrderType.LIMIT_MAKER;
    }

    private TimeInForce timeInForce(OrderType type, Set<String> flags) {
        TimeInForce life = switch (fields.text("timeinforce").orElse("GTC")) {
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            default -> throw KrakenException.argument("timeinforce");
        };
        if (life != TimeInForce.GTC && (!type.isPriced() || flags.contains("post"))) {
            throw KrakenException.argument("timeinforce");
        }
        return life;
    }

    private String clientId(boolean hasClose) {
        Optional<String> id = fields.text("cl_ord_id");
        if (id.isEmpty()) {
            return "";
        }
        if (hasClose) {
            throw KrakenException.of(settings.clientIdWithClose());
        }
        if (fields.text(USERREF).isPresent() || !CLIENT_ID.matcher(id.get()).matches()) {
            throw KrakenException.argument("cl_ord_id");
        }
        return id.get();
    }

    private void checkClose(PriceTerms close, Side side) {
        Side opposite = side == Side.BUY ? Side.SELL : Side.BUY;
        close.limit(opposite, listing.last(), listing.instrument());
        close.trigger(opposite, listing.last(), listing.instrument());
    }

    private Map<String, String> extras(PriceTerms terms, Optional<PriceTerms> close, Set<String> flags) {
        Map<String, String> extras = new LinkedHashMap<>();
        extras.put(ORDERTYPE, terms.ordertype());
        extras.put(FLAGS, String.join(",", flags));
        fields.whole(USERREF, Integer.MIN_VALUE, Integer.MAX_VALUE)
                .ifPresent(userref -> extras.put(USERREF, String.valueOf(userref)));
        close.ifPresent(each -> {
            extras.put(CLOSE_TYPE, each.ordertype());
            extras.put(CLOSE_PRICE, each.price());
            extras.put(CLOSE_PRICE2, each.price2());
        });
        return extras;
    }

    private void checkMinimums(OrderRequest request) {
        @Nullable BigDecimal volume = request.quantity();
        BigDecimal cost = request.worth();
        if (volume != null) {
            checkVolume(volume, listing.instrument());
            cost = volume.multiply(priceOf(request));
        }
        if (cost != null && cost.compareTo(listing.instrument().minNotional()) < 0) {
            throw KrakenException.of("EOrder:Cost minimum not met");
        }
    }

    static void checkVolume(BigDecimal volume, Instrument instrument) {
        if (volume.remainder(instrument.step()).signum() != 0) {
            throw KrakenException.argument("volume");
        }
        if (volume.compareTo(instrument.quantityWorth(1)) < 0) {
            throw KrakenException.of("EOrder:Order minimum not met");
        }
    }

    private BigDecimal priceOf(OrderRequest request) {
        @Nullable BigDecimal price = request.price() != null ? request.price() : request.trigger();
        return price == null ? listing.last() : price;
    }
}
