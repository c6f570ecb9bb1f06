package dev.ooosync.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a sandbox is asked to do wrong. */
public final class Faults {

    private static final Faults NONE = new Faults("", List.of());

    private final String text;
    private final List<Fault> all;

    private Faults(String text, List<Fault> all) {
        this.text = text;
        this.all = List.copyOf(all);
    }

    /** Everything as documented. */
    public static Faults none() {
        return NONE;
    }

    /**
     * Reads faults separated by commas, each {@code [route/]name[=value][:rate][@request[+]]}, such as
     * {@code 500:0.1,grant=100,latency=50ms,users/403@2}.
     *
     * <ul>
     *   <li>route: {@code ooo} (when left out), {@code users}, {@code user-ooo}, {@code me}, {@code memberships},
     *       {@code teams} or {@code team-members} (of any team)
     *   <li>name: {@code 500}, {@code 503-html}, {@code reset}, {@code truncate}, {@code malformed}, {@code html},
     *       {@code status-error}, {@code 401}, {@code 403}, {@code slow}, {@code latency}, {@code grant},
     *       {@code ignore-skip}, {@code ignore-take}, {@code short}, {@code empty}, {@code lag}, {@code unordered},
     *       {@code unknown-field}, {@code missing-field}, {@code wrong-type}
     *   <li>value: rows for {@code grant}, changes for {@code lag}, a duration for {@code slow} and {@code latency},
     *       a field for {@code missing-field} and {@code wrong-type} (any but the id when left out)
     *   <li>rate: the share of requests, or for the last three names of rows, from 0 to 1; 1 when left out
     *   <li>request: only the request of that number to the route, from 1, or with {@code +} from it on; counted from
     *       the moment at which the faults were set
     * </ul>
     *
     * @throws IllegalArgumentException for text that cannot be read; the message names what is known
     */
    public static Faults parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<Fault> all = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            all.add(Fault.parse(one.strip()));
        }
        return new Faults(text.strip(), all);
    }

    /** Those that happen to a request; its number decides, together with the seed. */
    Map<FaultKind, Fault> of(Route.Kind route, long number, Dice dice) {
        Map<FaultKind, Fault> happening = new EnumMap<>(FaultKind.class);
        for (int i = 0; i < all.size(); i++) {
            Fault fault = all.get(i);
            boolean happens = fault.kind().perRow()
                    || dice.roll("fault " + fault.kind().text(), route.ordinal(), number, i) < fault.rate();
            if (fault.mayHappenTo(route, number) && happens) {
                happening.put(fault.kind(), fault);
            }
        }
        return happening;
    }

    /** The text they were read from. */
    @Override
    public String toString() {
        return text;
    }
}
