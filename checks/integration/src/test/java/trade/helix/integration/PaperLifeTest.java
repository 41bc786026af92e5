package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Money;
import trade.helix.api.venue.Environment;

/** A bot on paper, over a simulated market, by everything that a bot consists of; and beside it the same bot with real orders. */
class PaperLifeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void aPaperTradeIsStoppedOutAfterARestart(String venue) throws Exception {
        try (PaperDesk desk = new PaperDesk(venue, Environment.PAPER, folder)) {
            assertThat(desk.submit(SignalAction.BUY, "long")).isInstanceOf(SignalOutcome.Opened.class);
            desk.restart();
            assertThat(desk.view().status().isRunning()).isTrue();
            assertThat(desk.view().openTrades()).hasSize(1);
            desk.price("58500");
            desk.awaitNothingOpen();
            Trade trade = desk.trades().get(0);
            assertThat(trade.status()).isEqualTo(TradeStatus.STOPPED_OUT);
            assertThat(trade.closing().map(Trade.Closing::reason)).contains(CloseReason.STOP_LOSS);
            assertThat(trade.closing()
                            .orElseThrow()
                            .averagePrice()
                            .orElseThrow()
                            .value())
                    .as("the price of the book, not of the stop")
                    .isLessThan(trade.stop().value());
            assertThat(desk.view().status().isRunning()).isTrue();
        }
    }

    /** docs/paper-and-live.md: fees are exact on paper, and a venue rounds each of them to so many digits. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000001");

    /** Of a trade all else is the same. */
    private static final Map<String, Set<String>> ROUNDED =
            Map.of("binance", Set.of(), "kraken", Set.of("fees", "closing.pnl"));

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void theSameSignalsDifferOnlyWhereThePageSaysSo(String venue) throws Exception {
        List<Trade> paper = life(venue, Environment.PAPER);
        List<Trade> real = life(venue, Environment.TESTNET);
        assertThat(paper).hasSameSizeAs(real).hasSize(3);
        for (int i = 0; i < paper.size(); i++) {
            Map<String, Object> expected = fields(real.get(i));
            fields(paper.get(i)).forEach((field, value) -> {
                if (ROUNDED.get(venue).contains(field)) {
                    assertThat(((Money) value).amount())
                            .as(field)
                            .isCloseTo(((Money) expected.get(field)).amount(), within(ROUNDING));
                } else {
                    assertThat(value).as(field).isEqualTo(expected.get(field));
                }
            });
        }
    }

    private List<Trade> life(String venue, Environment environment) throws Exception {
        try (PaperDesk desk = new PaperDesk(venue, environment, folder)) {
            assertThat(desk.submit(SignalAction.BUY, "first")).isInstanceOf(SignalOutcome.Opened.class);
            desk.price("60600");
            desk.submit(SignalAction.SELL, "first-exit");
            desk.awaitNothingOpen();
            assertThat(desk.submit(SignalAction.BUY, "second")).isInstanceOf(SignalOutcome.Opened.class);
            desk.price("59000");
            desk.awaitNothingOpen();
            assertThat(desk.submit(SignalAction.BUY, "third")).isInstanceOf(SignalOutcome.Opened.class);
            desk.price("59100");
            desk.submit(SignalAction.SELL, "third-exit");
            desk.awaitNothingOpen();
            List<Trade> trades = new ArrayList<>(desk.trades());
            trades.sort(Comparator.comparing(Trade::openedAt));
            return trades;
        }
    }

    /** All but what each side gives by itself: ids of trade, signal and order, and times by a clock that goes on as it likes. */
    private static Map<String, Object> fields(Trade trade) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("account", trade.account());
        fields.put("venue", trade.venue());
        fields.put("symbol", trade.symbol());
        fields.put("signalId", trade.signalId());
        fields.put("status", trade.status());
        fields.put("entry.filled", trade.entry().filled());
        fields.put("entry.received", trade.entry().received());
        fields.put("entry.averagePrice", trade.entry().averagePrice());
        fields.put("stop", trade.stop());
        fields.put("target", trade.target());
        fields.put("fees", trade.fees());
        Optional<Trade.Closing> closing = trade.closing();
        fields.put("closing.reason", closing.map(Trade.Closing::reason));
        fields.put("closing.averagePrice", closing.flatMap(Trade.Closing::averagePrice));
        fields.put("closing.pnl", closing.map(Trade.Closing::pnl).orElseThrow());
        fields.put("closing.residual", closing.map(Trade.Closing::residual));
        return fields;
    }
}
