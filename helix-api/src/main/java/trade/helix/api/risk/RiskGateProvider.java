package trade.helix.api.risk;

import trade.helix.api.NamedProvider;

/**
 * Makes gates of one kind from their settings. Found through {@code ServiceLoader}, so it has a public constructor without
 * parameters. A gate on the class path acts only where the configuration names it.
 */
public interface RiskGateProvider extends NamedProvider {
    /**
     * Makes a gate.
     *
     * @param settings its settings, as configuration spells them
     * @return the gate
     * @throws IllegalArgumentException if the settings cannot work, with every fault in the message;
     *     {@link GateSettings#make} sees to that
     */
    RiskGate create(GateSettings settings);
}
