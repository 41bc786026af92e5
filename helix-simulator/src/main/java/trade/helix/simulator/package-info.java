/**
 * Crypto venues on loopback: their wire protocol, a small matching engine and faults on demand.
 *
 * <p>{@link trade.helix.simulator.Simulator} is the way in; {@link trade.helix.simulator.SimulatorApp} is the same
 * from the command line.
 */
@NullMarked
package trade.helix.simulator;

import org.jspecify.annotations.NullMarked;
