package trade.helix.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.SignalIntake;
import trade.helix.api.signal.Signal;
import trade.helix.api.value.Secret;

/**
 * Takes TradingView alerts: authenticates, reads, hands the signal over, and answers in time. Thread-safe; it works on
 * the calling thread and has none of its own.
 *
 * <p>A request is authentic if one of the secrets stands in the header {@value #SECRET_HEADER}, in the secret segment of
 * the path, or in the field {@code secret} of the body. Without one it is counted and otherwise left no trace of.
 *
 * <table>
 * <caption>Statuses</caption>
 * <tr><th>status</th><th>when</th></tr>
 * <tr><td>200</td><td>executed, with the trade's id; or a repetition, with the first signal's ref</td></tr>
 * <tr><td>202</td><td>stored; there is no outcome in time, and execution goes on. Here and above, {@code "recorded": false} says
 * that the store fails, and that an exit runs from memory</td></tr>
 * <tr><td>401</td><td>no valid secret; also a body that is no JSON object, unless header or path authenticate it</td></tr>
 * <tr><td>409</td><td>stored and rejected, with the reason</td></tr>
 * <tr><td>413</td><td>a body above {@value #MOST_BODY_BYTES} bytes</td></tr>
 * <tr><td>422</td><td>no JSON object, with place and hint; or missing or wrong fields, all at once; or an account that
 * is not configured: sending it again would not help, so it is not a 5xx, and it is logged as an error</td></tr>
 * <tr><td>429</td><td>an entry that an intake rejected for its queue's room; the engine's own answers 503</td></tr>
 * <tr><td>500</td><td>a fault of our own, logged as an error</td></tr>
 * <tr><td>503</td><td>the signal was not stored, or its body broke off: nothing was done, and a sender that repeats on
 * 5xx, as TradingView does, rightly repeats it. With {@code Retry-After} where too many signals wait, or Helix comes to rest before
 * a restart</td></tr>
 * </table>
 */
public final class Webhook {
    /** The header that may hold the secret. TradingView cannot send it; other senders should. */
    public static final String SECRET_HEADER = "X-Webhook-Secret";

    /** The largest body that is read, in bytes. */
    public static final int MOST_BODY_BYTES = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final Function<WebhookRequest, AccountId> accounts;
    private final InstantSource time;
    private final Authentication authentication;
    private final Redaction redaction;
    private final MessageReader reader;
    private final Delivery delivery;
    private final Tally tally = new Tally();

    private Webhook(Builder builder) {
        SignalIntake intake = Objects.requireNonNull(builder.intake, "intake");
        List<Secret> secrets = new ArrayList<>();
        secrets.add(Objects.requireNonNull(builder.secret, "secret"));
        if (builder.secondSecret != null) {
            secrets.add(builder.secondSecret);
        }
        this.accounts = Objects.requireNonNull(builder.accounts, "account");
        this.time = builder.time;
        this.authentication = new Authentication(secrets);
        this.redaction = new Redaction(secrets);
        this.reader = new MessageReader(redaction);
        this.delivery = new Delivery(intake, builder.answerWithin, time, redaction);
    }

    /**
     * Starts an empty description.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Answers one request. It blocks while the signal is stored, and then for what is left of the time to answer.
     *
     * @param request what came in
     * @return what to send back; an interrupt of the waiting thread gives 202 and stays set
     */
    public WebhookResponse handle(WebhookRequest request) {
        Answer answer;
        try {
            answer = answer(request, time.instant());
        } catch (RuntimeException e) {
            LOG.error("A webhook request failed: {}", redaction.clean(e));
            answer = Answer.failed();
        }
        tally.count(answer.kind());
        return answer.response();
    }

    /** {@return how many requests were answered so far, by what came of them} */
    public WebhookCounts counts() {
        return tally.counts();
    }

    private Answer answer(WebhookRequest request, Instant receivedAt) {
        byte[] body;
        try {
            body = request.readBody();
        } catch (IOException e) {
            LOG.info("The body of a webhook request broke off: {}", redaction.clean(String.valueOf(e.getMessage())));
            return Answer.unreadable();
        }
        if (body.length > MOST_BODY_BYTES) {
            return Answer.tooLarge();
        }
        Message message = reader.read(body);
        // All are compared in any case: the time shows nothing.
        boolean admitted = authentication.admits(request.header(SECRET_HEADER));
        admitted |= authentication.admits(request.secretSegment());
        admitted |= authentication.admits(message.secret());
        if (!admitted) {
            return Answer.unauthenticated();
        }
        return message.fold(read -> answer(request, read, receivedAt), Webhook::answer);
    }

    private static Answer answer(Message.Broken broken) {
        Diagnosis diagnosis = Diagnosis.of(broken);
        LOG.warn(
                "A webhook message is no JSON object: line {}, column {}: {} {}",
                diagnosis.line(),
                diagnosis.column(),
                diagnosis.message(),
                diagnosis.hint());
        return Answer.malformed(diagnosis);
    }

    private Answer answer(WebhookRequest request, Message.Read message, Instant receivedAt) {
        Signal.Builder signal = Signal.builder().payload(message.payload());
        List<Fault> faults = new SignalFields(message.fields()).fill(signal);
        if (!faults.isEmpty()) {
            LOG.warn("A webhook message is no signal: {}", faults);
            return Answer.invalid(faults);
        }
        try {
            signal.account(accounts.apply(request));
        } catch (IllegalArgumentException e) {
            LOG.error("A webhook request names no account: {}", redaction.clean(e));
            return Answer.unknownAccount();
        }
        return delivery.deliver(signal.build(), receivedAt);
    }

    /** Collects the parts of a {@link Webhook}; not for use by several threads. */
    public static final class Builder {
        private @Nullable SignalIntake intake;
        private @Nullable Function<WebhookRequest, AccountId> accounts;
        private @Nullable Secret secret;
        private @Nullable Secret secondSecret;
        private Duration answerWithin = Duration.ofMillis(2_500);
        private InstantSource time = SystemSources.time();

        private Builder() {}

        /**
         * Where signals go.
         *
         * @param intake required
         * @return this
         */
        public Builder intake(SignalIntake intake) {
            this.intake = intake;
            return this;
        }

        /**
         * The account that every signal is for.
         *
         * @param account required, unless {@link #accounts} is given
         * @return this
         */
        public Builder account(AccountId account) {
            Objects.requireNonNull(account, "account");
            return accounts(request -> account);
        }

        /**
         * The account that a request's signal is for, in place of one for all. Whoever knows the secret reaches every
         * account that the function names: to keep senders apart, make a webhook for each.
         *
         * @param accounts called for authentic requests only; may throw {@link IllegalArgumentException} for a request
         *     that names no account, which gives 422; never returns null
         * @return this
         */
        public Builder accounts(Function<WebhookRequest, AccountId> accounts) {
            this.accounts = accounts;
            return this;
        }

        /**
         * What authenticates a sender.
         *
         * @param secret required; at least 16 characters
         * @return this
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder secret(Secret secret) {
            this.secret = Redaction.checked(secret);
            return this;
        }

        /**
         * Another secret that is valid too, so that the secret can be changed without losing a signal: add the new one,
         * change the alerts, take the old one away.
         *
         * @param secondSecret may be left out; at least 16 characters
         * @return this
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder secondSecret(Secret secondSecret) {
            this.secondSecret = Redaction.checked(secondSecret);
            return this;
        }

        /**
         * How long after the call of {@link Webhook#handle} the answer leaves at the latest, the time to store the
         * signal aside. TradingView gives up after 3 s.
         *
         * @param answerWithin default 2.5 s; with zero, only an outcome that is there at once is waited for
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder answerWithin(Duration answerWithin) {
            if (answerWithin.isNegative()) {
                throw new IllegalArgumentException(
                        "The time to answer is negative: " + answerWithin + ". Give zero or more.");
            }
            this.answerWithin = answerWithin;
            return this;
        }

        /**
         * The clock by which the time to answer runs.
         *
         * @param time default the system's
         * @return this
         */
        public Builder time(InstantSource time) {
            this.time = time;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the webhook
         * @throws NullPointerException if a required part is missing, with its name
         */
        public Webhook build() {
            return new Webhook(this);
        }
    }
}
