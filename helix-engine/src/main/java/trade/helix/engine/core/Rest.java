package trade.helix.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trade.helix.api.journal.Leg;

/** Says what of an account has not come to rest: what a process that ends now would leave to the next one. */
final class Rest {
    private Rest() {}

    static List<String> lacks(AccountState account) {
        List<String> all = new ArrayList<>();
        account.signals().values().stream()
                .filter(SeenSignal::isUndecided)
                .forEach(seen -> all.add("signal " + seen.ref() + " is not decided"));
        account.trades().values().forEach(trade -> lack(trade).forEach(all::add));
        return all;
    }

    private static Stream<String> lack(TradeState trade) {
        List<OrderLeg> questions =
                trade.legs().stream().filter(OrderLeg::isOpenQuestion).toList();
        if (!questions.isEmpty()) {
            return questions.stream().map(leg -> "the outcome of order " + leg.id() + " is not known");
        }
        String name = "trade " + trade.id() + " in " + trade.symbol();
        if (trade.isEntryOpen()) {
            return Stream.of("the entry of " + name + " is still being filled");
        }
        if (trade.exit() != null || trade.legs(Leg.EXIT).anyMatch(leg -> !leg.isSettled())) {
            return Stream.of("the exit of " + name + " is under way");
        }
        boolean covered = trade.legs(Leg.PROTECTION).anyMatch(OrderLeg::isLive);
        return covered ? Stream.empty() : Stream.of(name + " has no protective order");
    }
}
