package trade.helix.examples.autotrader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
        for (String mode : List.of("live", "paper")) {
            variables.put("TRADING_MODE", mode);

            assertThatThrownBy(this::read).message().contains("only testnet is supported");
        }
    }

    @Test
    void onlyTheKeyOfTheActiveVenueIsRead() throws ConfigurationException {
        onKraken();
        variables.remove("BINANCE_API_KEY");
        variables.remove("BINANCE_API_SECRET");

        Settings settings = read();

        assertThat(settings.exchange()).isEqualTo("kraken");
        assertThat(settings.credentials().key()).isEqualTo("kraken-key");
        assertThat(settings.credentials().secret().reveal()).isEqualTo("a3Jha2Vu");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:18080"));
    }

    @Test
    void whatKrakenNeedsIsNamedAndNoValueIsShown() {
        onKraken();
        variables.put("KRAKEN_API_SECRET", "not in Base64!");
        variables.remove("KRAKEN_API_KEY");
        variables.remove("KRAKEN_BASE_URL");

        assertThatThrownBy(this::read)
                .message()
                .contains("KRAKEN_API_KEY is not set", "KRAKEN_API_SECRET must be in Base64", "no public testnet")
                .doesNotContain("BINANCE", "not in Base64!");
    }

    private void onKraken() {
        variables.putAll(Map.of(
                "ACTIVE_EXCHANGE", "kraken",
                "KRAKEN_API_KEY", "kraken-key",
                "KRAKEN_API_SECRET", "a3Jha2Vu",
                "KRAKEN_BASE_URL", "http://127.0.0.1:18080"));
    }

    @Test
    void theExampleFileNamesEveryVariableThatIsRead() throws Exception {
        String example = Files.readString(Path.of(".env.example"));
        variables.put("TAKE_PROFIT_PCT", "1");
        Map<String, Boolean> asked = new HashMap<>();
        UnaryOperator<String> source = name -> {
            asked.put(name, true);
            return variables.get(name);
        };
        Settings.read(source);
        onKraken();
        Settings.read(source);
        assertThat(asked.keySet()).allSatisfy(name -> assertThat(example).contains(name + "="));
    }

    private Settings read() throws ConfigurationException {
        return Settings.read(variables::get);
    }
}
