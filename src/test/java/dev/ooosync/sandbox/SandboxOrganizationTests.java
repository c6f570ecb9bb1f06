package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SandboxOrganizationTests {

    private static SandboxOrganization organization(long seed, int entries) {
        return new SandboxOrganization(seed, 100, entries, Caller.DAY);
    }

    private static List<Long> ids(SandboxOrganization organization) {
        return organization.entries().stream().map(SandboxEntry::id).toList();
    }

    @Test
    void the_seed_decides_about_everything() {
        assertThat(organization(7, 3000).entries())
                .isEqualTo(organization(7, 3000).entries());
        assertThat(organization(7, 3000).people())
                .isEqualTo(organization(7, 3000).people());
        assertThat(organization(7, 3000).entries())
                .isNotEqualTo(organization(8, 3000).entries());
    }

    @Test
    void a_list_has_what_makes_real_lists_hard() {
        List<SandboxEntry> entries = organization(1, 5000).entries();

        assertThat(entries).isSortedAccordingTo(Comparator.comparingLong(SandboxEntry::id));
        assertThat(entries.get(4999).id() - entries.get(0).id())
                .as("ids with gaps")
                .isGreaterThan(5500);
        assertThat(entries.stream().map(SandboxEntry::uuid).distinct()).hasSize(5000);
        assertThat(entries)
                .filteredOn(entry -> entry.end().isBefore(entry.start()))
                .hasSize(2);
        assertThat(entries)
                .filteredOn(entry -> entry.start().atOffset(ZoneOffset.UTC).getHour() != 0)
                .hasSizeBetween(8, 16);
        assertThat(entries)
                .anyMatch(entry -> Duration.between(entry.start(), entry.end()).toDays() > 100);
        assertThat(entries)
                .anyMatch(entry -> entry.notes() != null && entry.notes().isEmpty());
        assertThat(entries)
                .anyMatch(entry -> entry.notes() != null && entry.notes().contains("\n"));
        assertThat(entries)
                .filteredOn(entry -> entry.notes() != null && !entry.notes().isEmpty())
                .allMatch(entry -> entry.notes().contains(SandboxOrganization.NOTES_MARKER));
        assertThat(entries.stream().map(SandboxEntry::reason).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("vacation", "sick", "travel", "public_holiday", "unspecified", null);
        assertThat(new HashSet<>(entries.stream()
                        .map(entry -> entry.userId() + " " + entry.start() + " " + entry.end())
                        .toList()))
                .as("one user's days twice")
                .hasSizeLessThan(4950);
        long mostTies =
                entries.stream()
                        .collect(Collectors.groupingBy(SandboxEntry::start, Collectors.counting()))
                        .values()
                        .stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        assertThat(mostTies).as("company-wide days").isGreaterThan(250);
        assertThat(entries).allMatch(entry -> near(entry.start()));
    }

    private static boolean near(Instant start) {
        long days = Math.abs(start.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay() - Caller.DAY.toEpochDay());
        return days <= 275;
    }

    @Test
    void an_entry_prints_without_its_notes() {
        assertThat(organization(1, 500).entries().toString()).doesNotContain(SandboxOrganization.NOTES_MARKER);
    }

    @Test
    void deleted_and_edited_and_added_entries_show() {
        SandboxOrganization organization = organization(1, 10);
        List<SandboxEntry> before = organization.entries();

        assertThat(organization.delete(before.get(3).id())).isTrue();
        assertThat(organization.delete(before.get(3).id())).isFalse();
        assertThat(organization.edit(before.get(5).id())).isTrue();
        SandboxEntry added = organization.add(before.get(0).userId(), Caller.DAY, Caller.DAY.plusDays(2));

        List<SandboxEntry> after = organization.entries();
        assertThat(after).hasSize(10).doesNotContain(before.get(3)).endsWith(added);
        assertThat(added.id()).isGreaterThan(before.get(9).id());
        assertThat(added.end()).isEqualTo("2026-11-24T23:59:59.999Z");
        assertThat(after.get(4).uuid()).isEqualTo(before.get(5).uuid());
        assertThat(after.get(4).end()).isEqualTo(before.get(5).end().plus(Duration.ofDays(1)));
    }

    @Test
    void who_leaves_takes_his_entries_along_and_brings_them_back() {
        SandboxOrganization organization = organization(1, 500);
        List<SandboxEntry> before = organization.entries();
        List<SandboxPerson> people = organization.people();
        long userId = before.get(200).userId();

        assertThat(organization.leave(userId)).isTrue();
        assertThat(organization.entries()).isNotEmpty().noneMatch(entry -> entry.userId() == userId);
        assertThat(organization.people()).hasSize(99);
        assertThat(organization.join(userId)).isTrue();
        assertThat(organization.entries()).isEqualTo(before);
        assertThat(organization.people()).isEqualTo(people);
    }

    @Test
    void who_is_deleted_takes_along_what_he_covers() {
        SandboxOrganization organization = organization(1, 500);
        long userId = organization.entries().stream()
                .filter(entry -> entry.toUserId() != null)
                .findFirst()
                .orElseThrow()
                .toUserId();

        assertThat(organization.deletePerson(userId)).isTrue();
        assertThat(organization.entries())
                .isNotEmpty()
                .noneMatch(entry ->
                        entry.userId() == userId || Long.valueOf(userId).equals(entry.toUserId()));
        assertThat(organization.join(userId)).isFalse();
    }

    @Test
    void listed_throughout_are_the_ids_that_every_list_since_the_mark_held() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            SandboxOrganization organization = organization(seed, 60);
            for (int i = 0; i < 30; i++) {
                organization.change(random);
            }
            long mark = organization.changeCount();
            Set<Long> expected = new HashSet<>(ids(organization));
            for (int i = 0; i < 80; i++) {
                organization.change(random);
                expected.retainAll(new HashSet<>(ids(organization)));
                assertThat(ids(organization)).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
            }
            Set<Long> members =
                    organization.people().stream().map(SandboxPerson::id).collect(Collectors.toSet());
            assertThat(organization.entries()).as("seed %d", seed).allMatch(entry -> members.contains(entry.userId()));
            assertThat(organization.listedThroughout(mark)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void changes_come_in_all_kinds() {
        SandboxOrganization organization = organization(1, 2000);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            organization.change(random);
        }

        assertThat(organization.changesSince(0).stream()
                        .map(SandboxChange::kind)
                        .collect(Collectors.toSet()))
                .contains(
                        SandboxChange.Kind.ADD,
                        SandboxChange.Kind.DELETE,
                        SandboxChange.Kind.EDIT,
                        SandboxChange.Kind.LEAVE,
                        SandboxChange.Kind.JOIN);
        assertThat(organization.changeCount()).isEqualTo(300);
        assertThat(organization.entries()).hasSizeGreaterThan(1000);
    }

    @Test
    void changes_under_a_reader_come_at_the_rate_that_was_set_and_the_same_each_time() throws IOException {
        List<List<Long>> sweeps = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (Sandbox sandbox = Sandbox.start(
                    Caller.unlimited().entries(2000).changesPerRequest(0.3).build())) {
                sweeps.add(new Caller(sandbox).sweep(10, ""));
                assertThat(sandbox.organization().changeCount()).isBetween(40L, 80L);
            }
        }
        assertThat(sweeps.get(0)).isEqualTo(sweeps.get(1));
    }
}
