package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OooQueryTests {

    @Test
    void what_the_server_would_misread_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OooQuery.page(-1, 250))
                .withMessage("skip < 0: -1");
        assertThatIllegalArgumentException().isThrownBy(() -> OooQuery.page(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> OooQuery.page(0, 251));
        assertThatIllegalArgumentException().isThrownBy(() -> new OooQuery(0, 1, "ASC", null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new OooQuery(0, 1, null, "", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new OooQuery(0, 1, null, null, " "));
    }
}
