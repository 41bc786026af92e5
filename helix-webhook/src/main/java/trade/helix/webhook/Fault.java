package trade.helix.webhook;

/**
 * What is wrong with one field.
 *
 * @param field its name in the message
 * @param problem what is wrong and what to write instead; never the value itself
 */
record Fault(String field, String problem) {}
