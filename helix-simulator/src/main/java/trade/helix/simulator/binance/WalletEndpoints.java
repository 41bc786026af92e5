package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import trade.helix.simulator.market.Movement;
import trade.helix.simulator.wire.Endpoint;

/** Deposits and withdrawals, newest first; all of them done, without fees. */
final class WalletEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Set<String> KNOWN = Set.of("coin", "status", "startTime", "endTime", "offset", "limit");
    private static final int MOST = 1000;

    private final InstantSource clock;

    WalletEndpoints(InstantSource clock) {
        this.clock = clock;
    }

    /** They are charged to limits of their own, which are not simulated. */
    List<Route> routes() {
        return List.of(
                Route.read("/sapi/v1/capital/deposit/hisrec", Endpoint.ACCOUNT, all -> 0, KNOWN, this::deposits),
                Route.read("/sapi/v1/capital/withdraw/history", Endpoint.ACCOUNT, all -> 0, KNOWN, this::withdrawals));
    }

    private JsonNode deposits(Call call) {
        ArrayNode json = JSON.arrayNode();
        for (Movement movement : chosen(call, 1)) {
            Instant at = movement.at();
            json.add(entry(movement, 1)
                    .put("insertTime", at.toEpochMilli())
                    .put("completeTime", at.toEpochMilli())
                    .put("addressTag", "")
                    .put("confirmTimes", "1/1")
                    .put("unlockConfirm", 1));
        }
        return json;
    }

    private JsonNode withdrawals(Call call) {
        ArrayNode json = JSON.arrayNode();
        for (Movement movement : chosen(call, -1)) {
            json.add(entry(movement, 6)
                    .put("transactionFee", "0")
                    .put("applyTime", UTC.format(movement.at()))
                    .put("completeTime", UTC.format(movement.at()))
                    .put("info", "")
                    .put("confirmNo", 1)
                    .put("txKey", ""));
        }
        return json;
    }

    private static ObjectNode entry(Movement movement, int status) {
        BigDecimal amount = movement.amount().abs().stripTrailingZeros();
        return JSON.objectNode()
                .put("id", "sim-" + movement.id())
                .put("amount", amount.toPlainString())
                .put("coin", movement.asset())
                .put("network", "SIM")
                .put("status", status)
                .put("address", "simulated")
                .put("txId", "sim-" + movement.id())
                .put("transferType", 0)
                .put("walletType", 0);
    }

    private List<Movement> chosen(Call call, int sign) {
        Parameters sent = call.parameters();
        Instant end = sent.number("endTime").map(TimeScale::instant).orElse(clock.instant());
        Instant start = sent.number("startTime").map(TimeScale::instant).orElse(end.minus(LONGEST));
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw BinanceException.of(-1127, "More than 90 days between startTime and endTime.");
        }
        List<Movement> newest = new ArrayList<>(call.account().movements());
        Collections.reverse(newest);
        return newest.stream()
                .filter(each -> each.amount().signum() == sign)
                .filter(each -> !each.at().isBefore(start) && !each.at().isAfter(end))
                .filter(each -> sent.text("coin").map(each.asset()::equals).orElse(true))
                .skip(sent.number("offset").orElse(0L))
                .limit(sent.limit(MOST, MOST))
                .toList();
    }
}
