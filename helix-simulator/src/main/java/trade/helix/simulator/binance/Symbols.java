package trade.helix.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;

/** The venue's names of pairs: {@code BTC/USDT} is BTCUSDT. */
final class Symbols {
    private static final String RANGE = "^[\\w\\-._&&[^a-z]]{1,50}$";
    private static final Pattern LEGAL = Pattern.compile("[\\w\\-._&&[^a-z]]{1,50}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String LIST_RANGE = "^\\[(\"[\\w\\-._&&[^a-z]]{1,50}\"(,\"[\\w\\-._&&[^a-z]]{1,50}\")*)?\\]$";

    private final Market market;
    private final ObjectMapper mapper;

    Symbols(Market market, ObjectMapper mapper) {
        this.market = market;
        this.mapper = mapper;
    }

    static String name(Pair pair) {
        return pair.base() + pair.quote();
    }

    static String name(Listing listing) {
        return name(listing.instrument().pair());
    }

    Listing required(Parameters parameters) {
        Listing listing = find(parameters.required("symbol"));
        if (isStatusOfNone(parameters)) {
            throw BinanceException.of(-1220, "The symbol's status does not match the requested symbolStatus.");
        }
        return listing;
    }

    Optional<Listing> optional(Parameters parameters) {
        return parameters.text("symbol").map(this::find);
    }

    /** The listings that {@code symbol} or {@code symbols} name; all, if neither is sent. */
    List<Listing> chosen(Parameters parameters) {
        if (parameters.has("symbol") && parameters.has("symbols")) {
            throw BinanceException.of(-1128, "Combination of optional parameters invalid.");
        }
        if (parameters.has("symbol")) {
            return List.of(required(parameters));
        }
        if (isStatusOfNone(parameters)) {
            return List.of();
        }
        return parameters.has("symbols") ? several(parameters.required("symbols")) : List.copyOf(market.listings());
    }

    /** All symbols trade all the time; whoever asks for those that do not gets none. */
    private static boolean isStatusOfNone(Parameters parameters) {
        return parameters
                .text("symbolStatus")
                .map(status -> switch (status) {
                    case "TRADING" -> false;
                    case "HALT", "BREAK" -> true;
                    default -> throw BinanceException.of(-1122, "Invalid symbolStatus.");
                })
                .orElse(false);
    }

    private List<Listing> several(String json) {
        Set<Listing> found = new LinkedHashSet<>();
        for (String name : names(json)) {
            if (!found.add(find(name))) {
                throw BinanceException.of(-1151, "Symbol is present multiple times in the list.");
            }
        }
        return List.copyOf(found);
    }

    private List<String> names(String json) {
        List<String> names = new ArrayList<>();
        try {
            JsonNode array = mapper.readTree(json);
            if (!array.isArray()) {
                throw BinanceException.illegal("symbols", LIST_RANGE);
            }
            array.forEach(each -> names.add(each.asText()));
        } catch (JsonProcessingException malformed) {
            throw BinanceException.illegal("symbols", LIST_RANGE);
        }
        return names;
    }

    private Listing find(String name) {
        if (!LEGAL.matcher(name).matches()) {
            throw BinanceException.illegal("symbol", RANGE);
        }
        return market.listings().stream()
                .filter(listing -> name(listing).equals(name))
                .findFirst()
                .orElseThrow(() -> BinanceException.of(-1121, "Invalid symbol."));
    }
}
