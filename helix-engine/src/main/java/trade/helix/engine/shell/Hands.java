package trade.helix.engine.shell;

import java.time.InstantSource;
import java.util.function.Consumer;
import trade.helix.engine.core.Effect;
import trade.helix.engine.core.Input;

/** Does what a step asks for: calls to the venue, alarms, answers. What comes of it is brought back as inputs. */
final class Hands implements Effect.Performer {
    private final Errands errands;
    private final Timers timers;
    private final InstantSource time;
    private final Consumer<Input> back;
    private final Consumer<Effect.Answer> answers;

    Hands(Errands errands, Timers timers, InstantSource time, Consumer<Input> back, Consumer<Effect.Answer> answers) {
        this.errands = errands;
        this.timers = timers;
        this.time = time;
        this.back = back;
        this.answers = answers;
    }

    @Override
    public void submitEntry(Effect.SubmitEntry effect) {
        errands.submitEntry(effect);
    }

    @Override
    public void submitExit(Effect.SubmitExit effect) {
        errands.submitExit(effect);
    }

    @Override
    public void protect(Effect.Protect effect) {
        errands.protect(effect);
    }

    @Override
    public void cancel(Effect.Cancel effect) {
        errands.cancel(effect);
    }

    @Override
    public void find(Effect.Find effect) {
        errands.find(effect);
    }

    @Override
    public void readFills(Effect.ReadFills effect) {
        errands.readFills(effect);
    }

    @Override
    public void readSales(Effect.ReadSales effect) {
        errands.readSales(effect);
    }

    @Override
    public void readFacts(Effect.ReadFacts effect) {
        errands.readFacts(effect);
    }

    @Override
    public void readStanding(Effect.ReadStanding effect) {
        errands.readStanding(effect);
    }

    @Override
    public void scheduleStanding(Effect.ScheduleStanding effect) {
        timers.after(effect.delay(), () -> back.accept(new Input.StandingDue(time.instant(), effect.token())));
    }

    @Override
    public void schedule(Effect.Schedule effect) {
        timers.after(
                effect.delay(), () -> back.accept(new Input.TimerFired(time.instant(), effect.id(), effect.token())));
    }

    @Override
    public void answer(Effect.Answer effect) {
        answers.accept(effect);
    }
}
