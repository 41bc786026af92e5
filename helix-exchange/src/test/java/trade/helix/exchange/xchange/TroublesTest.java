package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.ExchangeSecurityException;
import org.knowm.xchange.exceptions.ExchangeUnavailableException;
import org.knowm.xchange.exceptions.FrequencyLimitExceededException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.InstrumentNotValidException;
import org.knowm.xchange.exceptions.InternalServerException;
import org.knowm.xchange.exceptions.MarketSuspendedException;
import org.knowm.xchange.exceptions.NonceException;
import org.knowm.xchange.exceptions.NotAvailableFromExchangeException;
import org.knowm.xchange.exceptions.NotYetImplementedForExchangeException;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import org.knowm.xchange.exceptions.OrderAmountUnderMinimumException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import org.knowm.xchange.exceptions.SystemOverloadException;
import si.mazi.rescu.HttpStatusIOException;
import si.mazi.rescu.InvocationResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** Few exceptions are a certain no to an order; each read fails in a way that says what to do. */
class TroublesTest {
    private final Troubles troubles = new Troubles("venue", text -> text.replace("the-key", "***"));

    static Stream<Arguments> certain() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), RefusalReason.NOT_SENT),
                Arguments.of(new NotSentException("closed"), RefusalReason.NOT_SENT),
                Arguments.of(new ExchangeSecurityException("key"), RefusalReason.KEY_REFUSED),
                Arguments.of(new ExchangeException("[EAPI:Invalid key]"), RefusalReason.KEY_REFUSED),
                Arguments.of(http(401), RefusalReason.KEY_REFUSED),
                Arguments.of(new RateLimitExceededException("slow"), RefusalReason.RATE_LIMITED),
                Arguments.of(new FrequencyLimitExceededException("slow"), RefusalReason.RATE_LIMITED),
                Arguments.of(http(429), RefusalReason.RATE_LIMITED),
                Arguments.of(new FundsExceededException("poor"), RefusalReason.INSUFFICIENT_FUNDS),
                Arguments.of(new OrderAmountUnderMinimumException("small"), RefusalReason.TRADING_RULE),
                Arguments.of(new OrderNotValidException("odd"), RefusalReason.TRADING_RULE),
                Arguments.of(new CurrencyPairNotValidException("pair"), RefusalReason.UNSUPPORTED),
                Arguments.of(new InstrumentNotValidException("pair"), RefusalReason.UNSUPPORTED));
    }

    @ParameterizedTest
    @MethodSource("certain")
    void aCertainNo(Exception failure, RefusalReason reason) {
        assertThat(troubles.refusal(failure)).map(Refusal::reason).contains(reason);
    }

    static Stream<Exception> open() {
        return Stream.of(
                new ExchangeException("no"),
                new ExchangeException("[EGeneral:Internal error]"),
                new NonceException("[EAPI:Invalid nonce]"),
                new OperationTimeoutException("slow"),
                new ExchangeUnavailableException("down"),
                new SystemOverloadException("busy"),
                new InternalServerException("broken"),
                new MarketSuspendedException("closed"),
                new NotAvailableFromExchangeException("placeMarketOrder"),
                new NotYetImplementedForExchangeException("placeMarketOrder"),
                new SocketException("Unexpected end of file from server"),
                new SocketTimeoutException("connect timed out"),
                new EOFException(),
                new JsonParseException(null, "no JSON"),
                http(400),
                http(403),
                http(500),
                new IOException("anything"),
                new NullPointerException(),
                new IllegalStateException("anything"));
    }

    @ParameterizedTest
    @MethodSource("open")
    void everythingElseProvesNothingOfAnOrder(Exception failure) {
        assertThat(troubles.refusal(failure)).isEmpty();
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                Arguments.of(new SocketTimeoutException("Read timed out"), Category.UNREACHABLE),
                Arguments.of(new NotSentException("closed"), Category.UNREACHABLE),
                Arguments.of(new NonceException("nonce"), Category.UNREACHABLE),
                Arguments.of(http(503), Category.UNREACHABLE),
                Arguments.of(http(429), Category.RATE_LIMITED),
                Arguments.of(http(401), Category.KEY_REFUSED),
                Arguments.of(new ExchangeSecurityException("key"), Category.KEY_REFUSED),
                Arguments.of(new CurrencyPairNotValidException("pair"), Category.REFUSED),
                Arguments.of(new NotYetImplementedForExchangeException("getOrder"), Category.REFUSED),
                Arguments.of(new NotAvailableFromExchangeException("getOrder"), Category.REFUSED),
                Arguments.of(new JsonParseException(null, "no JSON"), Category.UNREADABLE),
                Arguments.of(new NullPointerException(), Category.UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReadSaysWhatToDo(Exception failure, Category category) {
        assertThat(troubles.failure("Reading", failure).category()).isEqualTo(category);
    }

    @Test
    void whatAModuleDoesNotDoNamesTheRemedy() {
        VenueException failure =
                troubles.failure("Reading the book", new NotYetImplementedForExchangeException("getOrderBook"));
        assertThat(failure)
                .hasMessageContaining("XChange's module of venue does not do this: Reading the book")
                .hasMessageContaining("another version")
                .hasMessageContaining("getOrderBook");
    }

    @Test
    void theVenuesWaitIsPassedOn() {
        HttpStatusIOException failure = http(429);
        failure.setResponseHeaders(Map.of("retry-after", List.of("7")));
        ExchangeException wrapped = new RateLimitExceededException(failure);
        assertThat(troubles.refusal(wrapped).orElseThrow().retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(troubles.failure("Reading", wrapped).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aKeyThatIsRepeatedIsTakenOutAndNoCauseIsPassedOn() {
        VenueException failure = troubles.failure("Reading", new ExchangeException("no the-key here"));
        assertThat(failure).hasMessageContaining("no *** here").hasNoCause();
        assertThat(troubles.refusal(new FundsExceededException("the-key is poor"))
                        .orElseThrow()
                        .message())
                .contains("*** is poor");
    }

    private static HttpStatusIOException http(int status) {
        return new HttpStatusIOException("HTTP status code was not OK: " + status, new InvocationResult("", status));
    }
}
