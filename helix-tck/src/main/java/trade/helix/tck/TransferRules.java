package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.Transfer;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.value.Money;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.TransferQuery;
import trade.helix.api.venue.VenueException;

/** Deposits and withdrawals. */
final class TransferRules {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_PAGES = 100;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("F1", "a deposit is told: asset, amount, direction and time", TransferRules::deposit)
                    .with(Capability.TRANSFERS),
            Rule.must("F2", "a withdrawal is told as one, and the balance shows both", TransferRules::withdrawal)
                    .with(Capability.TRANSFERS),
            Rule.must("F3", "transfers since a moment include that moment and nothing before it", TransferRules::since)
                    .with(Capability.TRANSFERS),
            Rule.must(
                            "F4",
                            "pages together tell each transfer of a year once, oldest first, each of its kind with an id of its own",
                            TransferRules::pages)
                    .with(Capability.TRANSFERS),
            Rule.must("F5", "trading is no transfer", TransferRules::trading).with(Capability.TRANSFERS),
            Rule.must("F6", "without the capability they fail with VenueException", TransferRules::undeclared)
                    .without(Capability.TRANSFERS));

    private TransferRules() {}

    private static void deposit(VenueTrial trial) {
        Instant at = trial.fixture.now();
        Money amount = quote(trial, "12.5");
        trial.fixture.transfer(Direction.DEPOSIT, amount);
        Transfer told = VenueTrial.only(read(trial, at));
        assertEquals(Direction.DEPOSIT, told.direction());
        assertEquals(amount, told.amount());
        assertEquals(at, told.at());
    }

    private static void withdrawal(VenueTrial trial) {
        Instant at = trial.fixture.now();
        var before = trial.balance(trial.symbol.quote()).free();
        trial.fixture.transfer(Direction.DEPOSIT, quote(trial, "30"));
        trial.fixture.transfer(Direction.WITHDRAWAL, quote(trial, "20"));
        Transfer told = VenueTrial.only(read(trial, at).stream()
                .filter(each -> each.direction() == Direction.WITHDRAWAL)
                .toList());
        assertEquals(quote(trial, "20"), told.amount());
        Money change = quote(trial, "30").minus(told.amount()).minus(told.fee());
        assertEquals(
                new Money(before.value(), trial.symbol.quote()).plus(change),
                new Money(trial.balance(trial.symbol.quote()).free().value(), trial.symbol.quote()));
    }

    private static void since(VenueTrial trial) {
        trial.fixture.transfer(Direction.DEPOSIT, quote(trial, "1"));
        trial.fixture.pass(DAY);
        Instant moment = trial.fixture.now();
        trial.fixture.transfer(Direction.DEPOSIT, quote(trial, "2"));
        assertEquals(quote(trial, "2"), VenueTrial.only(read(trial, moment)).amount());
    }

    private static void pages(VenueTrial trial) {
        Instant start = trial.fixture.now();
        List<Money> moved = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            Money amount = quote(trial, Integer.toString(i));
            trial.fixture.transfer(i % 3 == 0 ? Direction.WITHDRAWAL : Direction.DEPOSIT, amount);
            moved.add(amount);
            trial.fixture.pass(DAY.multipliedBy(30));
        }
        List<Transfer> told = read(trial, start);
        assertEquals(moved, told.stream().map(Transfer::amount).toList());
        assertEquals(
                told, told.stream().sorted(Comparator.comparing(Transfer::at)).toList());
        assertEquals(
                moved.size(),
                told.stream()
                        .map(each -> each.direction() + each.id())
                        .distinct()
                        .count(),
                "ids");
    }

    private static void trading(VenueTrial trial) {
        Instant at = trial.fixture.now();
        trial.bought();
        assertEquals(List.of(), read(trial, at));
    }

    private static void undeclared(VenueTrial trial) {
        assertThrows(VenueException.class, () -> trial.client.transfers(TransferQuery.since(trial.fixture.now())));
    }

    /** Page by page, to the end. */
    private static List<Transfer> read(VenueTrial trial, Instant since) {
        TransferQuery query = TransferQuery.since(since);
        Page<Transfer> page = trial.client.transfers(query);
        List<Transfer> all = new ArrayList<>(page.items());
        int pages = 1;
        for (Optional<String> next = page.next(); next.isPresent(); next = page.next()) {
            page = trial.client.transfers(query.from(next.get()));
            all.addAll(page.items());
            assertTrue(++pages <= MOST_PAGES, "pages without an end");
        }
        return all;
    }

    private static Money quote(VenueTrial trial, String amount) {
        return Money.of(amount, trial.symbol.quote().code());
    }
}
