package trade.helix.exchange.binance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.Transfer;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.TransferQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.UnreadableException;
import trade.helix.exchange.internal.Words;

/**
 * Reads deposits and withdrawals of the spot wallet from the wallet API, which the testnet lacks. Each page is a span of
 * time: Binance answers for at most 90 days at once and 1,000 entries, newest first, so a span that has more is halved.
 * Source: {@code capital/deposit/hisrec} and {@code capital/withdraw/history} of Binance's published wallet documents.
 */
final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final String DEPOSITS = "/sapi/v1/capital/deposit/hisrec";
    private static final String WITHDRAWALS = "/sapi/v1/capital/withdraw/history";
    private static final Duration LONGEST = Duration.ofDays(89);
    private static final int PAGE = 1000;
    /** Success, and credited but not to be withdrawn yet. */
    private static final Set<String> ARRIVED = Set.of("1", "6");
    /** Cancelled, rejected, failed: what was taken off has come back. */
    private static final Set<String> UNDONE = Set.of("1", "3", "5");

    private final SignedApi api;
    private final Supplier<Instant> venueTime;

    Transfers(SignedApi api, Supplier<Instant> venueTime) {
        this.api = api;
        this.venueTime = venueTime;
    }

    Page<Transfer> read(TransferQuery query) {
        Instant now = venueTime.get();
        Instant from = query.cursor().map(Transfers::place).orElse(query.since());
        Instant to = from.plus(LONGEST).isBefore(now) ? from.plus(LONGEST) : now;
        while (!from.isAfter(to)) {
            List<Json> deposits = rows(DEPOSITS, from, to);
            List<Json> withdrawals = rows(WITHDRAWALS, from, to);
            if (deposits.size() < PAGE && withdrawals.size() < PAGE) {
                String next = to.isBefore(now) ? Long.toString(to.toEpochMilli() + 1) : null;
                return Failures.reading(
                        "Binance", "the transfers", () -> new Page<>(booked(deposits, withdrawals), next));
            }
            if (Duration.between(from, to).toMillis() <= 1) {
                throw new VenueException(
                        Category.UNREADABLE, "Binance has more transfers at " + from + " than one answer holds.");
            }
            to = from.plus(Duration.between(from, to).dividedBy(2));
        }
        return new Page<>(List.of(), null);
    }

    private static Instant place(String cursor) {
        try {
            return Instant.ofEpochMilli(Long.parseUnsignedLong(cursor));
        } catch (NumberFormatException e) {
            throw new VenueException(
                    Category.REFUSED, "No cursor of Binance's transfers: it must be an earlier page's.", e);
        }
    }

    private List<Json> rows(String path, Instant from, Instant to) {
        Form form = Form.of("startTime", from.toEpochMilli())
                .and("endTime", to.toEpochMilli())
                .and("limit", PAGE);
        Json answer = api.getIfThere(Cost.WALLET, path, form)
                .orElseThrow(() -> new VenueException(Category.REFUSED, "This server has no wallet API."));
        return Failures.reading("Binance", "the transfers", answer::items);
    }

    private static List<Transfer> booked(List<Json> deposits, List<Json> withdrawals) {
        List<Transfer> all = new ArrayList<>();
        deposits.forEach(each -> deposit(each).ifPresent(all::add));
        withdrawals.forEach(each -> withdrawal(each).ifPresent(all::add));
        all.sort(Comparator.comparing(Transfer::at));
        return all;
    }

    private static Optional<Transfer> deposit(Json json) {
        return isSpot(json) && ARRIVED.contains(json.text("status"))
                ? transfer(json, Direction.DEPOSIT, json.time("insertTime"), "0")
                : Optional.empty();
    }

    private static Optional<Transfer> withdrawal(Json json) {
        return isSpot(json) && !UNDONE.contains(json.text("status"))
                ? transfer(
                        json,
                        Direction.WITHDRAWAL,
                        json.read("applyTime", Transfers::utc),
                        json.has("transactionFee") ? json.text("transactionFee") : "0")
                : Optional.empty();
    }

    /** The other wallet, of funding, is none that trades. */
    private static boolean isSpot(Json json) {
        return !json.has("walletType") || json.integer("walletType") == 0;
    }

    /** Empty for a coin whose name Helix cannot write and so cannot trade. */
    private static Optional<Transfer> transfer(Json json, Direction direction, Instant at, String fee) {
        Asset asset;
        try {
            asset = Asset.of(json.text("coin"));
        } catch (IllegalArgumentException e) {
            LOG.debug("A transfer is left out: {}", Words.of(e));
            return Optional.empty();
        }
        Money amount = new Money(json.quantity("amount").value(), asset);
        return Optional.of(new Transfer(json.text("id"), direction, amount, Money.of(fee, asset.code()), at));
    }

    /** Such as {@code 2019-10-12 11:12:02}, in UTC. */
    private static Instant utc(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnreadableException("a time is none", e);
        }
    }
}
