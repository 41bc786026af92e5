package trade.helix.examples.autotrader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.api.value.Ratio;
import trade.helix.risk.RiskSettings;

class SettingsTest {
    private final Map<String, String> variables = new HashMap<>(Map.of(
            "ACTIVE_EXCHANGE", "binance",
            "BINANCE_API_KEY", "the-key",
            "BINANCE_API_SECRET", "the-secret",
            "WEBHOOK_SECRET", "sixteen-characters"));

    @Test
    void whatIsLeftOutHasTheDefaultsOfTheSpecification() throws ConfigurationException {
        Settings settings = read();

        assertThat(settings.mode()).isEqualTo("testnet");
        assertThat(settings.pair()).hasToString("BTC/USDT");
        assertThat(settings.port()).isEqualTo(8000);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.databaseUrl()).isEqualTo("jdbc:sqlite:data/helix.db");
        assertThat(settings.risk()).isEqualTo(RiskSettings.defaults());
    }

    @Test
    void percentagesArePercentages() throws ConfigurationException {
        variables.put("RISK_PER_TRADE_PCT", "0.5");
        variables.put("TAKE_PROFIT_PCT", "4");
        variables.put("BINANCE_BASE_URL", "http://127.0.0.1:18080");

        Settings settings = read();

        assertThat(settings.risk().riskPerTrade()).isEqualTo(Ratio.ofFraction("0.005"));
        assertThat(settings.risk().targetDistance()).contains(Ratio.ofFraction("0.04"));
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:18080"));
    }

    @Test
    void everyFaultIsNamedAtOnceAndNoValueIsShown() {
        variables.clear();
        variables.put("TRADING_MODE", "turbo");
        variables.put("RISK_PER_TRADE_PCT", "lots-of-it");
        variables.put("PORT", "door");
        variables.put("BINANCE_BASE_URL", "not a url");
        variables.put("TRADING_PAIR", "pears");
        variables.put("WEBHOOK_SECRET", "tooshort");

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains("ACTIVE_EXCHANGE", "TRADING_MODE", "RISK_PER_TRADE_PCT", "PORT", "BINANCE_BASE_URL")
                .contains("TRADING_PAIR", "WEBHOOK_SECRET", "BINANCE_API_KEY", "BINANCE_API_SECRET")
                .doesNotContain("turbo", "lots-of-it", "door", "not a url", "pears", "tooshort");
    }

    @Test
    void whatThisVersionCannotDoIsRefused() {
        variables.put("ACTIVE_EXCHANGE", "kraken");
        variables.put("TRADING_MODE", "live");

        assertThatThrownBy(this::read).message().contains("kraken is not supported", "only testnet is supported");
    }

    @Test
    void theExampleFileNamesEveryVariableThatIsRead() throws IOException {
        String example = Files.readString(Path.of(".env.example"));
        variables.put("TAKE_PROFIT_PCT", "1");
        Map<String, Boolean> asked = new HashMap<>();
        try {
            Settings.read(name -> {
                asked.put(name, true);
                return variables.get(name);
            });
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
        assertThat(asked.keySet()).allSatisfy(name -> assertThat(example).contains(name + "="));
    }

    private Settings read() throws ConfigurationException {
        return Settings.read(variables::get);
    }
}
