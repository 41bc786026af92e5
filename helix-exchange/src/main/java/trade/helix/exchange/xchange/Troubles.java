package trade.helix.exchange.xchange;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.ExchangeSecurityException;
import org.knowm.xchange.exceptions.FrequencyLimitExceededException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.InstrumentNotValidException;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Words;

/**
 * What XChange's exceptions mean. They are never passed on as causes: their messages may repeat a key.
 *
 * <p>Of an order only few are a certain no. Each is made by the modules that we read from an answer that names the one thing
 * that was wrong, before the venue takes an order in; whatever else is thrown, a plain {@link ExchangeException} first of all,
 * may come of an order that is live.
 */
final class Troubles {
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    /** In what words venues refuse a key where their module makes no exception of its own of it; the first two are Kraken's. */
    private static final Pattern NO_SUCH_KEY = Pattern.compile(
            "EAPI:Invalid (key|signature)|EGeneral:Permission denied|Invalid API-?key|API key not found");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final String venue;
    private final UnaryOperator<String> redaction;

    /**
     * Makes it for one session.
     *
     * @param venue its name, for messages
     * @param redaction takes what must not be seen out of a text
     */
    Troubles(String venue, UnaryOperator<String> redaction) {
        this.venue = venue;
        this.redaction = redaction;
    }

    /** Why an order certainly is not at the venue; empty if that is not certain. */
    Optional<Refusal> refusal(Exception failure) {
        return Optional.ofNullable(reasonOrNull(failure))
                .map(reason -> new Refusal(reason, said(failure), waitOrNull(failure)));
    }

    private static @Nullable RefusalReason reasonOrNull(Exception failure) {
        if (isUnsent(failure)) {
            return RefusalReason.NOT_SENT;
        }
        if (isKeyRefused(failure)) {
            return RefusalReason.KEY_REFUSED;
        }
        if (isRateLimited(failure)) {
            return RefusalReason.RATE_LIMITED;
        }
        if (failure instanceof FundsExceededException) {
            return RefusalReason.INSUFFICIENT_FUNDS;
        }
        if (isNoSuchPair(failure)) {
            return RefusalReason.UNSUPPORTED;
        }
        // One of its kinds says that the venue gave up waiting, which says nothing of the order.
        return failure instanceof OrderNotValidException && !(failure instanceof OperationTimeoutException)
                ? RefusalReason.TRADING_RULE
                : null;
    }

    /** What a read fails with. */
    VenueException failure(String what, Exception failure) {
        if (isRateLimited(failure)) {
            return new VenueException(what + " failed: " + said(failure), waitOrNull(failure));
        }
        if (failure instanceof UnsupportedOperationException) {
            return new VenueException(
                    Category.REFUSED,
                    "XChange's module of " + venue + " does not do this: " + what
                            + ". Use another version of it, an adapter of its own, or another venue. " + said(failure));
        }
        return new VenueException(categoryOf(failure), what + " failed: " + said(failure));
    }

    private static Category categoryOf(Exception failure) {
        if (isKeyRefused(failure)) {
            return Category.KEY_REFUSED;
        }
        if (isNoSuchPair(failure)) {
            return Category.REFUSED;
        }
        boolean unreadable = chain(failure).anyMatch(JacksonException.class::isInstance)
                || !(failure instanceof IOException || failure instanceof ExchangeException || status(failure) != 0);
        if (unreadable) {
            return Category.UNREADABLE;
        }
        boolean no = failure instanceof ExchangeException && status(failure) != 0 && status(failure) < SERVER_ERROR;
        return no ? Category.REFUSED : Category.UNREACHABLE;
    }

    /** The venue's words, or XChange's, for a person. */
    String said(Exception failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + Words.of(redaction.apply(message));
    }

    /** Whether the venue itself said no, with an answer that its module could read; of what, is not certain. */
    static boolean isAnswer(Exception failure) {
        return failure instanceof ExchangeException && status(failure) < SERVER_ERROR;
    }

    /** Only a connection that was never made proves it; a time-out of connecting looks like one of reading. */
    private static boolean isUnsent(Exception failure) {
        return chain(failure).anyMatch(each -> each instanceof ConnectException || each instanceof NotSentException);
    }

    private static boolean isKeyRefused(Exception failure) {
        return failure instanceof ExchangeSecurityException
                || status(failure) == UNAUTHORIZED
                || (failure instanceof ExchangeException
                        && NO_SUCH_KEY
                                .matcher(String.valueOf(failure.getMessage()))
                                .find());
    }

    private static boolean isRateLimited(Exception failure) {
        return failure instanceof RateLimitExceededException
                || failure instanceof FrequencyLimitExceededException
                || status(failure) == TOO_MANY_REQUESTS;
    }

    private static boolean isNoSuchPair(Exception failure) {
        return failure instanceof CurrencyPairNotValidException || failure instanceof InstrumentNotValidException;
    }

    /** 0 if none is told. */
    private static int status(Exception failure) {
        return chain(failure)
                .filter(HttpStatusException.class::isInstance)
                .map(each -> ((HttpStatusException) each).getHttpStatusCode())
                .findFirst()
                .orElse(0);
    }

    private static @Nullable Duration waitOrNull(Exception failure) {
        return chain(failure)
                .filter(HttpResponseAware.class::isInstance)
                .map(each -> ((HttpResponseAware) each).getResponseHeaders())
                .flatMap(Stream::ofNullable)
                .flatMap(headers -> headers.entrySet().stream())
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause);
    }
}
