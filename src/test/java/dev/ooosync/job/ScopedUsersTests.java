package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.calcom.SentUser;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopedUsersTests {

    private static final SentUser ADA = new SentUser(1, "ada@example.com");
    private static final SentUser BOB = new SentUser(2, "bob@example.com");

    private static void assertRefused(String email, List<SentUser> users) {
        assertThatThrownBy(() -> ScopedUsers.userId(email, users))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION))
                .hasMessageNotContaining(email);
    }

    @Test
    void the_user_with_exactly_this_address_is_the_scope() {
        assertThat(ScopedUsers.userId("bob@example.com", List.of(BOB))).isEqualTo(2);
    }

    @Test
    void a_server_that_ignores_the_filter_gives_nobody_elses_id() {
        assertRefused("bob@example.com", List.of(ADA));
        assertThat(ScopedUsers.userId("bob@example.com", List.of(ADA, BOB))).isEqualTo(2);
    }

    /** The list of entries is filtered by the exact address, and would be empty: nothing would show that. */
    @Test
    void an_address_in_other_letters_is_refused() {
        assertRefused("Ada@example.com", List.of(ADA));
    }

    @Test
    void two_users_with_one_address_are_refused() {
        assertRefused("ada@example.com", List.of(ADA, new SentUser(3, ADA.email())));
    }
}
