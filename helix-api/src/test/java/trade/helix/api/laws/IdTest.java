package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.function.Function;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.FillId;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/** What every id keeps to: exactly the documented form, and the text that went in. */
class IdTest {
    /** An id with its documented form: name in messages, longest, first character, the others. */
    @SuppressWarnings("ImmutableEnumChecker") // Its functions are constructors, which hold no state.
    enum Id {
        ACCOUNT("an account id", 64, AccountId::new, Id::alphanumeric, c -> alphanumeric(c) || "._-".indexOf(c) >= 0),
        CLIENT_ORDER("a client order id", 64, ClientOrderId::new, Id::visible, Id::visible),
        VENUE_ORDER("a venue order id", 64, VenueOrderId::new, Id::visible, Id::visible),
        FILL("a fill id", 64, FillId::new, Id::visible, Id::visible),
        SIGNAL("a signal id", 128, SignalId::new, Id::printable, Id::printable),
        SIGNAL_REF("a signal ref", 64, SignalRef::new, Id::smallOrDash, Id::smallOrDash),
        REASON("a reason code", 64, ReasonCode::new, c -> small(c) || c == '_', c -> small(c) || c == '_'),
        GATE("a gate id", 64, GateId::new, c -> between('a', 'z', c), Id::smallOrDash),
        TRADE("a trade id", 64, TradeId::new, c -> alphanumeric(c) || c == '-', c -> alphanumeric(c) || c == '-'),
        VENUE("a venue id", 32, VenueId::new, Id::small, Id::smallOrDash),
        ASSET("an asset code", 20, Asset::of, Id::capital, Id::capital);

        private final String name;
        private final int longest;
        private final Function<String, Object> make;
        private final IntPredicate first;
        private final IntPredicate other;

        Id(String name, int longest, Function<String, Object> make, IntPredicate first, IntPredicate other) {
            this.name = name;
            this.longest = longest;
            this.make = make;
            this.first = first;
            this.other = other;
        }

        Object of(String text) {
            return make.apply(text);
        }

        Arbitrary<String> texts(int least, int most) {
            return Combinators.combine(
                            chars(first),
                            chars(other).list().ofMinSize(least - 1).ofMaxSize(most - 1))
                    .as((head, tail) -> head + String.join("", tail));
        }

        private static Arbitrary<String> chars(IntPredicate allowed) {
            return characters().filter(allowed::test).map(Character::toString);
        }

        private static boolean between(int from, int to, int c) {
            return from <= c && c <= to;
        }

        private static boolean digit(int c) {
            return between('0', '9', c);
        }

        private static boolean small(int c) {
            return between('a', 'z', c) || digit(c);
        }

        private static boolean capital(int c) {
            return between('A', 'Z', c) || digit(c);
        }

        private static boolean smallOrDash(int c) {
            return small(c) || c == '-';
        }

        private static boolean alphanumeric(int c) {
            return small(c) || capital(c);
        }

        private static boolean visible(int c) {
            return between('!', '~', c);
        }

        private static boolean printable(int c) {
            return !EventTextTest.endsALine(c);
        }
    }

    /** Mostly ASCII, controls included; and letters, digits, signs and line ends from elsewhere. */
    private static Arbitrary<Integer> characters() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 0x7f)),
                Tuple.of(
                        1,
                        Arbitraries.of(0x80, 0x85, 0x9f, 0xa0, 0xe4, 0xdf, 0x2028, 0x2029, 0x0663, 0xff11, 0x1f600)));
    }

    private static Arbitrary<Id> ids() {
        return Arbitraries.of(Id.class);
    }

    @Provide
    Arbitrary<Tuple2<Id, String>> good() {
        return ids().flatMap(id -> id.texts(1, id.longest).map(text -> Tuple.of(id, text)));
    }

    /** A good text, into which one character that its id does not allow is put. */
    @Provide
    Arbitrary<Tuple2<Id, String>> bad() {
        return ids().flatMap(id -> Combinators.combine(
                        id.texts(1, id.longest - 1),
                        characters().filter(c -> !id.other.test(c)).map(Character::toString),
                        Arbitraries.integers().between(0, id.longest))
                .as((text, foreign, at) -> {
                    int place = text.offsetByCodePoints(0, at % (text.codePointCount(0, text.length()) + 1));
                    return Tuple.of(id, text.substring(0, place) + foreign + text.substring(place));
                }));
    }

    @Provide
    Arbitrary<Tuple2<Id, String>> longest() {
        return ids().flatMap(id -> id.texts(id.longest, id.longest).map(text -> Tuple.of(id, text)));
    }

    @Property
    void theDocumentedFormIsTaken(@ForAll("good") Tuple2<Id, String> good) {
        Object id = good.get1().of(good.get2());

        assertThat(id).hasToString(good.get2());
        assertThat(id)
                .isEqualTo(good.get1().of(good.get2()))
                .hasSameHashCodeAs(good.get1().of(good.get2()));
    }

    @Property
    void anotherTextIsAnotherId(@ForAll("good") Tuple2<Id, String> one, @ForAll("good") Tuple2<Id, String> other) {
        assertThat(one.get1().of(one.get2()).equals(other.get1().of(other.get2())))
                .isEqualTo(one.get1() == other.get1() && one.get2().equals(other.get2()));
    }

    @Property
    void anotherFormIsRefusedWithItsTextAndTheRightForm(@ForAll("bad") Tuple2<Id, String> bad) {
        assertRefused(bad.get1(), bad.get2());
    }

    @Property
    void theLongestIsTakenAndOneMoreRefused(@ForAll("longest") Tuple2<Id, String> longest) {
        assertThat(longest.get1().of(longest.get2())).hasToString(longest.get2());
        assertRefused(longest.get1(), longest.get2() + "9");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRefused(Id id) {
        assertRefused(id, "");
        assertThatNullPointerException().isThrownBy(() -> id.of(null));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT", "GATE", "VENUE"})
    void aDashCannotComeFirst(Id id) {
        assertRefused(id, "-a");
    }

    private static void assertRefused(Id id, String text) {
        assertThatIllegalArgumentException()
                .as("%s of '%s'", id, text)
                .isThrownBy(() -> id.of(text))
                .withMessageStartingWith("Not " + id.name + ": '" + text + "'. Use 1 to " + id.longest)
                .withMessageMatching("(?s).*(as in|such as) \\S+$");
    }
}
