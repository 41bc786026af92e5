package trade.helix.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import trade.helix.api.account.Transfer;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.value.Money;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.TransferQuery;

/** Wrong ways to tell of transfers. */
final class TransferBreaks {
    static final List<Break> ALL = List.of(
            transfers("F1", "is late", each -> with(each, each.direction(), Duration.ofHours(8))),
            transfers(
                    "F1", "takes a deposit for a withdrawal", each -> with(each, Direction.WITHDRAWAL, Duration.ZERO)),
            transfers("F2", "takes a withdrawal for a deposit", each -> with(each, Direction.DEPOSIT, Duration.ZERO)),
            transfers("F2", "forgets the fee that it took", TransferBreaks::withFee),
            reading(
                    "F3",
                    "does not pick by time",
                    (sound, query) -> sound.transfers(
                            new TransferQuery(query.since().minus(Duration.ofDays(9)), query.cursorOrNull()))),
            reading(
                    "F4",
                    "forgets the next page",
                    (sound, query) -> new Page<>(sound.transfers(query).items(), null)),
            reading("F4", "gives the newest first", (sound, query) -> {
                Page<Transfer> page = sound.transfers(query);
                List<Transfer> items = new ArrayList<>(page.items());
                Collections.reverse(items);
                return new Page<>(items, page.nextOrNull());
            }),
            transfers(
                    "F4",
                    "gives all one id",
                    each -> new Transfer("1", each.direction(), each.amount(), each.fee(), each.at())),
            reading("F5", "tells of trades as well", TransferBreaks::inventing),
            reading("F6", "tells of none where it cannot know", (sound, query) -> new Page<>(List.of(), null))
                    .declaring());

    private TransferBreaks() {}

    private static Break reading(
            String rule, String what, BiFunction<ExchangeClient, TransferQuery, Page<Transfer>> wrong) {
        return Break.client(rule, what, client -> new DelegatingClient(client) {
            @Override
            public Page<Transfer> transfers(TransferQuery query) {
                return wrong.apply(sound, query);
            }
        });
    }

    private static Break transfers(String rule, String what, UnaryOperator<Transfer> wrong) {
        return reading(rule, what, (sound, query) -> {
            Page<Transfer> page = sound.transfers(query);
            return new Page<>(page.items().stream().map(wrong).toList(), page.nextOrNull());
        });
    }

    private static Transfer with(Transfer sound, Direction direction, Duration later) {
        return new Transfer(
                sound.id(), direction, sound.amount(), sound.fee(), sound.at().plus(later));
    }

    private static Transfer withFee(Transfer sound) {
        return new Transfer(
                sound.id(),
                sound.direction(),
                sound.amount(),
                Money.of("1", sound.fee().asset().code()),
                sound.at());
    }

    private static Page<Transfer> inventing(ExchangeClient sound, TransferQuery query) {
        Money amount = Money.of("1", "USDT");
        Transfer trade = new Transfer("t", Direction.WITHDRAWAL, amount, Money.zero(amount.asset()), query.since());
        List<Transfer> items = new ArrayList<>(sound.transfers(query).items());
        items.add(trade);
        return new Page<>(items, null);
    }
}
