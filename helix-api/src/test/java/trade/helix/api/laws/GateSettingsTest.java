package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import trade.helix.api.risk.GateSetting;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.value.Ratio;

@DomainLaws
class GateSettingsTest {
    @Test
    void aDurationHasItsUnit() {
        assertThat(duration("250ms").value()).isEqualTo(Duration.ofMillis(250));
        assertThat(duration("30s").value()).isEqualTo(Duration.ofSeconds(30));
        assertThat(duration("5m").value()).isEqualTo(Duration.ofMinutes(5));
        assertThat(duration(" 2h ").value()).isEqualTo(Duration.ofHours(2));
        assertThat(duration("1d").value()).isEqualTo(Duration.ofDays(1));
        for (String wrong : List.of("", "30", "s", "-1s", "1.5s", "30 s", "30S", "1w", "1234567890s", "PT30S")) {
            assertThat(duration(wrong).fault())
                    .contains("'key' must be a span of time as in 30s, 5m or 2h, not '" + wrong + "'");
        }
    }

    @Property
    void aDurationIsReadAsWritten(@ForAll @IntRange(min = 0, max = 999_999_999) int seconds) {
        assertThat(duration(seconds + "s").value()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Property
    void aPercentageIsReadAsWritten(@ForAll Ratio ratio) {
        assertThat(settings(ratio.toString()).percent("key").value()).isEqualTo(ratio);
    }

    @Test
    void aPercentageHasItsSign() {
        assertThat(settings("0.5%").percent("key").value()).isEqualTo(Ratio.ofFraction("0.005"));
        for (String wrong : List.of("0.5", "%", "half%", "%1")) {
            assertThat(settings(wrong).percent("key").fault())
                    .contains("'key' must be a percentage with its sign, as in 0.5%, not '" + wrong + "'");
        }
    }

    @Test
    void numbersTimesAndZonesAreRead() {
        assertThat(settings("3").integer("key").value()).isEqualTo(3);
        assertThat(settings("3.5").integer("key").fault()).contains("'key' must be a whole number as in 3, not '3.5'");
        assertThat(settings("09:30").time("key").value()).isEqualTo(LocalTime.of(9, 30));
        assertThat(settings("9:30").time("key").fault())
                .contains("'key' must be a time of day as in 09:30, not '9:30'");
        assertThat(settings("Europe/Berlin").zone("key").value()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings("Europe/Bonn").zone("key").fault())
                .contains("'key' must be a time zone as in Europe/Berlin or UTC, not 'Europe/Bonn'");
    }

    @Test
    void aListHasAtLeastOneItemAndNoEmptyOne() {
        assertThat(days("MONDAY , FRIDAY").value()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        for (String wrong : List.of("", "MONDAY,", ",MONDAY", "MONDAY;FRIDAY")) {
            assertThat(days(wrong).fault())
                    .contains("'key' must be a list of days as in MONDAY, separated by commas, not '" + wrong + "'");
        }
    }

    private static GateSetting<List<DayOfWeek>> days(String text) {
        return settings(text).list("key", "days as in MONDAY", DayOfWeek::valueOf);
    }

    @Test
    void aDefaultStandsInForWhatIsMissingAndNotForWhatIsWrong() {
        GateSettings none = new GateSettings("spread", Map.of());

        assertThat(none.integer("key").fault()).contains("'key' is missing: give a whole number as in 3");
        assertThat(none.integer("key").orElse(7).value()).isEqualTo(7);
        assertThat(none.integer("key").orElse(7).fault()).isEmpty();
        assertThat(settings("3").integer("key").orElse(7).value()).isEqualTo(3);
        assertThat(settings("x").integer("key").orElse(7).fault()).isPresent();
    }

    @Test
    void aSettingWithAFaultHasNoValue() {
        assertThatIllegalStateException()
                .isThrownBy(() -> settings("x").integer("key").value())
                .withMessage("'key' must be a whole number as in 3, not 'x'."
                        + " Ask for it inside GateSettings.make, and name it there.");
    }

    @Test
    void allFaultsComeAtOnceUnknownKeysIncluded() {
        GateSettings settings = new GateSettings("spread", Map.of("most", "x", "zest", "1", "least\n", "2"));
        GateSetting<Integer> most = settings.integer("most");
        GateSetting<Duration> age = settings.duration("age");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.make(() -> "made", most, age))
                .withMessage(
                        "The settings of the gate 'spread' cannot work: 'most' must be a whole number as in 3, not 'x';"
                                + " 'age' is missing: give a span of time as in 30s, 5m or 2h;"
                                + " 'least ' is no setting of it; there is: most, age;"
                                + " 'zest' is no setting of it; there is: most, age. Correct them where the gate is named.");
    }

    @Test
    void whatTheMakerRefusesIsAFaultBesideTheUnknownKeys() {
        GateSettings settings = new GateSettings("spread", Map.of("most", "0", "zest", "1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.make(GateSettingsTest::refused, settings.integer("most")))
                .withMessage(
                        "The settings of the gate 'spread' cannot work: 'zest' is no setting of it; there is: most;"
                                + " most must be above 0. Correct them where the gate is named.");
    }

    private static String refused() {
        throw new IllegalArgumentException("most must be above 0.");
    }

    @Test
    void withoutFaultsItIsMade() {
        GateSetting<Integer> most = settings("3").integer("key");

        assertThat(settings("3").make(() -> "made of " + most.value(), most)).isEqualTo("made of 3");
    }

    @Test
    void laterChangesOfTheMapDoNotReachIt() {
        Map<String, String> map = new HashMap<>(Map.of("key", "3"));
        GateSettings settings = new GateSettings("spread", map);
        map.clear();

        assertThat(settings.list("key", "texts", Function.identity()).value()).containsExactly("3");
    }

    private static GateSetting<Duration> duration(String text) {
        return settings(text).duration("key");
    }

    private static GateSettings settings(String text) {
        return new GateSettings("spread", Map.of("key", text));
    }
}
