package trade.helix.exchange.binance;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Function;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.exchange.internal.Answer;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.Transport;

/**
 * The way to Binance of all accounts of an opened venue: within the limits of this address and of the account, and none
 * during a wait that Binance asked for. "Too many orders" makes the account wait, everything else the address. Thread-safe.
 */
final class Wire {
    private static final int MOST_BYTES = 8 << 20;
    /** Where Binance refuses for the rate and does not say for how long. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private final Transport transport;
    private final Allowance address;

    Wire(Transport transport, Allowance address) {
        this.transport = transport;
        this.address = address;
    }

    HttpRequest.Builder to(String pathAndQuery) {
        return transport.to(pathAndQuery);
    }

    /**
     * Reads what needs no key.
     *
     * @throws trade.helix.api.venue.VenueException if there is no readable answer
     */
    Json get(Cost cost, String path, Form form) {
        return get(cost, path, form, MOST_BYTES);
    }

    Json get(Cost cost, String path, Form form, int mostBytes) {
        String query = form.encoded();
        HttpRequest request =
                to(query.isEmpty() ? path : path + "?" + query).GET().build();
        Duration wait = address.take(cost.weight(), cost.rank());
        return (wait.isZero() ? sent(request, mostBytes, cost, address, Taxonomy::judge) : held(wait)).orThrow();
    }

    /** Sends once what an account asks. */
    Ruling send(HttpRequest request, Cost cost, Allowance account, Function<Answer, Ruling> judge) {
        Duration wait = cost.orders() == 0 ? Duration.ZERO : account.take(cost.orders(), cost.rank());
        if (wait.isZero()) {
            wait = address.take(cost.weight(), cost.rank());
            if (!wait.isZero() && cost.orders() > 0) {
                account.giveBack(cost.orders());
            }
        }
        return wait.isZero() ? sent(request, MOST_BYTES, cost, account, judge) : held(wait);
    }

    /**
     * Counts what goes another way than over HTTP.
     *
     * @throws trade.helix.api.venue.VenueException if there is no room for it
     */
    void count(Cost cost) {
        Duration wait = address.take(cost.weight(), cost.rank());
        if (!wait.isZero()) {
            held(wait).orThrow();
        }
    }

    /** The venue asks this address to wait, and said so another way. */
    void pause(Duration asked) {
        address.pause(asked, Cost.Rank.ORDINARY);
    }

    private Ruling sent(
            HttpRequest request, int mostBytes, Cost cost, Allowance account, Function<Answer, Ruling> judge) {
        Answer answer = transport.send(request, mostBytes);
        Ruling ruling = judge.apply(answer);
        if (ruling instanceof Ruling.Done && cost.orders() > 0) {
            // Only a failed order weighs anything. Before the answer's own count, which knows of it.
            address.giveBack(cost.weight());
        }
        if (answer instanceof Answer.Reply reply) {
            address.learn(reply.headers());
            account.learn(reply.headers());
        }
        boolean tooMany =
                ruling instanceof Ruling.Refused refused && refused.refusal().reason() == RefusalReason.RATE_LIMITED;
        return tooMany && !cost.equals(Cost.WALLET) ? paused((Ruling.Refused) ruling, cost, account) : ruling;
    }

    private Ruling paused(Ruling.Refused refused, Cost cost, Allowance account) {
        Allowance limited = refused.code().equals(ErrorCodes.TOO_MANY_ORDERS) ? account : address;
        Duration wait = limited.pause(refused.refusal().retryAfter().orElse(UNTOLD), cost.rank());
        return new Ruling.Refused(
                new Refusal(RefusalReason.RATE_LIMITED, refused.refusal().message(), wait), refused.code());
    }

    private static Ruling held(Duration wait) {
        String words =
                "Not sent: Binance asked to wait, or its limit has room left for exits and protection only. Wait "
                        + wait.toMillis() + " ms.";
        return new Ruling.Refused(new Refusal(RefusalReason.RATE_LIMITED, words, wait), Ruling.NO_CODE);
    }
}
