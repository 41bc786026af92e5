package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.bitstamp.BitstampExchange;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.VenueId;
import trade.helix.api.provider.Providers;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;

/** How a venue of XChange is named and opened. Nothing here is connected to. */
class XChangeVenueProviderTest {
    private final VenueContext context = new VenueContext(InstantSource.system());

    @Test
    void itIsFoundByItsIdAndOpensAClass() {
        VenueProvider provider = Providers.ofApi().venue("xchange");
        try (Venue venue = provider.open(
                with("org.knowm.xchange.bitstamp.BitstampExchange").build(), context)) {
            assertThat(venue.id()).isEqualTo(new VenueId("xchange"));
        }
    }

    @Test
    void aShortNameWillDo() {
        try (Venue venue = new XChangeVenueProvider().open(with("bitstamp").build(), context)) {
            assertThat(venue).isInstanceOf(XChangeVenue.class);
        }
    }

    @Test
    void oneForASingleExchangeHasAnIdOfItsOwn() {
        try (Venue venue = new XChangeVenueProvider("bitstamp", BitstampExchange.class).open(live().build(), context)) {
            assertThat(venue.id()).isEqualTo(new VenueId("bitstamp"));
        }
        assertThatThrownBy(() -> new XChangeVenueProvider("bitstamp", BitstampExchange.class)
                        .open(with("kraken").build(), context))
                .hasMessageContaining("there is no option exchange");
    }

    @Test
    void aModuleThatIsMissingIsNamed() {
        assertThatThrownBy(() -> new XChangeVenueProvider().open(with("luno").build(), context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("org.knowm.xchange:xchange-luno")
                .hasMessageContaining("org.knowm.xchange.luno.LunoExchange");
        assertThatThrownBy(() ->
                        new XChangeVenueProvider().open(with("java.lang.String").build(), context))
                .hasMessageContaining("java.lang.String is no Exchange of XChange");
        assertThatThrownBy(() -> new XChangeVenueProvider().open(live().build(), context))
                .hasMessageContaining("needs the option exchange");
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> open(VenueConfig.builder())).hasMessageContaining("set baseUri");
        assertThatThrownBy(() -> open(VenueConfig.builder().environment(Environment.PAPER)))
                .hasMessageContaining("PaperVenue.over");
        assertThatThrownBy(() -> open(live().option("colour", "red"))).hasMessageContaining("no option colour");
        assertThatThrownBy(() -> open(live().option("takerFee", "0.26"))).hasMessageContaining("0.001 for 0.1 %");
        assertThatThrownBy(() -> open(live().option("reference", "none"))).hasMessageContaining("text or number");
        assertThatThrownBy(() -> open(live().option("quantityScale", "19"))).hasMessageContaining("from 0 to 18");
        assertThatThrownBy(() -> open(live().option("quantityScale", "x"))).hasMessageContaining("from 0 to 18");
    }

    @Test
    void aKeyThatTheModuleCannotSignWithIsRefusedAndNotRepeated() {
        VenueConfig config = with("kraken").build();
        try (Venue venue = new XChangeVenueProvider().open(config, context)) {
            Credentials bad = new Credentials("some-key", Secret.of("!no-base-64!"));
            assertThatThrownBy(() -> venue.login(new AccountId("main"), bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot sign with the key of account main")
                    .hasMessageNotContaining("no-base-64")
                    .hasMessageNotContaining("some-key")
                    .hasNoCause();
        }
    }

    @Test
    void withoutXChangeTheOtherVenuesAreStillFoundAndThisOneSaysWhatToAdd() throws Exception {
        try (URLClassLoader loader = withoutXChange()) {
            Class<?> type = loader.loadClass(VenueProvider.class.getName());
            var ids = ServiceLoader.load(type, loader).stream()
                    .map(each -> idOf(type, each.get()))
                    .toList();
            assertThat(ids).contains("xchange", "binance", "kraken");

            Class<?> configType = loader.loadClass(VenueConfig.class.getName());
            Object builder = configType.getMethod("builder").invoke(null);
            Object config = builder.getClass().getMethod("build").invoke(builder);
            Class<?> contextType = loader.loadClass(VenueContext.class.getName());
            Object lent = contextType.getConstructor(InstantSource.class).newInstance(InstantSource.system());
            Object provider = loader.loadClass(XChangeVenueProvider.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThatThrownBy(() ->
                            type.getMethod("open", configType, contextType).invoke(provider, config, lent))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("org.knowm.xchange:xchange-bitstamp");
        }
    }

    private static Object idOf(Class<?> type, Object provider) {
        try {
            return type.getMethod("id").invoke(provider);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no id", e);
        }
    }

    /** What this test runs with, XChange taken out. */
    private static URLClassLoader withoutXChange() {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !path.contains("xchange-"))
                .map(path -> url(new File(path).toURI()))
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private void open(VenueConfig.Builder config) {
        new XChangeVenueProvider("bitstamp", BitstampExchange.class)
                .open(config.build(), context)
                .close();
    }

    private static VenueConfig.Builder live() {
        return VenueConfig.builder().environment(Environment.LIVE);
    }

    private static VenueConfig.Builder with(String exchange) {
        return live().option("exchange", exchange);
    }
}
