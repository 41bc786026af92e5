package trade.helix.store.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Verdict;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** How JSON spells the values of Helix: as short texts, amounts in plain digits with every one of them. */
final class ValueModule {
    private final SimpleModule module = new SimpleModule("helix-values");

    private ValueModule() {}

    static SimpleModule create() {
        var values = new ValueModule();
        values.amounts();
        values.names();
        values.shapes();
        return values.module;
    }

    private void amounts() {
        text(Price.class, Price::toString, Price::of);
        text(Quantity.class, Quantity::toString, Quantity::of);
        text(Money.class, Money::toString, ValueModule::money);
        text(Ratio.class, ratio -> ratio.fraction().toPlainString(), Ratio::ofFraction);
        text(Instant.class, Instant::toString, Instant::parse);
        text(LocalDate.class, LocalDate::toString, LocalDate::parse);
        text(Duration.class, Duration::toString, Duration::parse);
    }

    private void names() {
        text(Asset.class, Asset::code, Asset::of);
        text(Symbol.class, Symbol::toString, Symbol::of);
        text(AccountId.class, AccountId::value, AccountId::new);
        text(VenueId.class, VenueId::value, VenueId::new);
        text(SignalId.class, SignalId::value, SignalId::new);
        text(SignalRef.class, SignalRef::value, SignalRef::new);
        text(TradeId.class, TradeId::value, TradeId::new);
        text(ClientOrderId.class, ClientOrderId::value, ClientOrderId::new);
        text(VenueOrderId.class, VenueOrderId::value, VenueOrderId::new);
        text(FillId.class, FillId::value, FillId::new);
        text(GateId.class, GateId::value, GateId::new);
        text(ReasonCode.class, ReasonCode::value, ReasonCode::new);
        module.addKeySerializer(Asset.class, new JsonSerializer<>() {
            @Override
            public void serialize(Asset key, JsonGenerator json, SerializerProvider context) throws IOException {
                json.writeFieldName(key.code());
            }
        });
        module.addKeyDeserializer(Asset.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return Asset.of(key);
            }
        });
    }

    private void shapes() {
        shape(Signal.class, SignalShape.class, SignalShape::of, SignalShape::signal);
        shape(Fill.class, FillShape.class, FillShape::of, FillShape::fill);
        shape(Verdict.class, VerdictShape.class, VerdictShape::of, VerdictShape::verdict);
    }

    private static Money money(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("An amount needs its asset, as in 12.5 USDT, not '" + text + "'.");
        }
        return Money.of(text.substring(0, space), text.substring(space + 1));
    }

    /** A value that is one text. */
    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider context) throws IOException {
                json.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (!json.hasToken(JsonToken.VALUE_STRING)) {
                    throw context.wrongTokenException(json, type, JsonToken.VALUE_STRING, "a text is needed");
                }
                return read(json.getText(), context);
            }

            private T read(String text, DeserializationContext context) throws IOException {
                try {
                    return read.apply(text);
                } catch (RuntimeException e) {
                    throw context.weirdStringException(text, type, String.valueOf(e.getMessage()));
                }
            }
        });
    }

    /** A value with a builder or a factory, written as a record with the same parts. */
    private <T, S> void shape(Class<T> type, Class<S> shape, Function<T, S> write, Function<S, T> read) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider context) throws IOException {
                context.defaultSerializeValue(write.apply(value), json);
            }
        });
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return read.apply(context.readValue(json, shape));
            }
        });
    }
}
