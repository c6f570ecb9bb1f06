"use strict";
// Draws the page from the JSON in it. Text from outside becomes text nodes only.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const DAY = 86400000;
  const FIRST_ROWS = 30;
  const FIRST_GAPS = 12;

  // --- words and numbers; days are instants at midnight UTC
  const parse = (day) => Date.parse(day + "T00:00:00Z");
  const today = parse(data.today);
  const firstDay = parse(data.firstDay);
  const words = (options) => {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
    return (day) => format.format(day);
  };
  const longDay = words({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const shortDay = words({ weekday: "short", day: "numeric", month: "short" });
  const bareDay = words({ day: "numeric", month: "short" });
  const monthAndYear = words({ month: "long", year: "numeric" });
  const shortMonth = words({ month: "short" });
  const minute = words({ weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  const letter = words({ weekday: "narrow" });
  const number = new Intl.NumberFormat("en-GB").format;
  const people = (count) => number(count) + (count === 1 ? " person" : " people");
  const isWeekend = (day) => [0, 6].includes(new Date(day).getUTCDay());
  const span = (first, last) => (first === last ? shortDay(first) : shortDay(first) + " – " + shortDay(last));
  const ago = (minutes) => {
    const hours = Math.floor(minutes / 60);
    if (hours < 1) return minutes < 2 ? "a minute" : minutes + " minutes";
    if (hours < 48) return hours === 1 ? "an hour" : hours + " hours";
    return Math.floor(hours / 24) + " days";
  };

  // --- elements
  const add = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== ""));
    return element;
  };
  const el = (tag, attributes = {}, ...children) => add(document.createElement(tag), attributes, children);
  const outside = (text, attributes = {}) => el("bdi", { title: text.length > 30 ? text : undefined, ...attributes }, text);
  const show = (id, ...children) => byId(id).replaceChildren(...children.filter((child) => child !== ""));

  // --- the groups: 0 is everybody in the report
  const groups = data.groups.map((group) => {
    const members = [];
    let change = 0;
    group.away.forEach((away, n) => {
      while (change + 1 < group.members.length && group.members[change + 1][0] <= n) change++;
      members.push(group.members[change][1]);
    });
    return { name: group.name, away: group.away, members };
  });
  const order = d3.sort(d3.range(1, groups.length), (a, b) => groups[a].name.localeCompare(groups[b].name, "en"));
  const offset = Math.round((today - firstDay) / DAY);
  const state = { team: 0, text: "", byTeam: false, rows: FIRST_ROWS, gapRows: FIRST_GAPS };

  const matches = (row) =>
    (state.team === 0 || row.teams.includes(state.team)) &&
    (state.text === "" || (row.name + "\n" + row.cover).toLocaleLowerCase("en").includes(state.text));
  const distinct = (rows) => new Set(rows.map((row) => row.person)).size;
  const isLimited = data.periods.length < data.periodsTotal;

  // --- the age of the data, and the words that do not depend on the selection
  const age = () => {
    if (data.asOf === null) {
      return;
    }
    const minutes = Math.floor((Date.now() - Date.parse(data.asOf)) / 60000);
    byId("age").hidden = false;
    byId("age").textContent = minutes < -5
      ? "By this computer's clock the data is from the future: one of the two clocks is wrong."
      : "The data is " + ago(Math.max(0, minutes)) + " old.";
    const banner = byId("banner");
    const first = banner.querySelector("dl > div");
    if (minutes > data.oldAfterMinutes && !first.classList.contains("bad")) {
      first.classList.add("bad");
      const title = byId("verdict");
      title.textContent = banner.classList.contains("bad")
        ? title.textContent + ", the data is old"
        : "Read with care: the data is old";
      banner.classList.replace("good", "bad");
    }
  };
  const still = () => {
    const isToday = new Date().toISOString().slice(0, 10) === data.today;
    byId("away-title").textContent = isToday
      ? "Away today and in the next two weeks"
      : "Away on " + longDay(today) + " and in the two weeks after";
    byId("away-note").textContent =
      "Today is " + longDay(today) + " in UTC; each row follows the person's own time zone." +
      (isToday ? "" : " This page was made on that day.");
    byId("made").textContent =
      "Made on " + minute(Date.parse(data.madeAt)) + " UTC by ooo-sync " + data.toolVersion +
      " from the out-of-office entries of organization " + data.organization + " in Cal.com" +
      (data.noNames ? "; people are numbered at random, and teams of fewer than five are left out." : ".");
    const select = byId("team");
    select.append(el("option", { value: 0 }, groups[0].name));
    order.forEach((n) => select.append(el("option", { value: n }, groups[n].name)));
    select.closest("label").hidden = groups.length < 2;
    byId("by-team").closest("label").hidden = groups.length < 2;
  };

  // --- who is away
  const days = d3.range(data.timelineDays).map((n) => today + n * DAY);
  const dayHead = (day, n) =>
    el("th", { scope: "col", class: "day" + (isWeekend(day) ? " weekend" : "") + (new Date(day).getUTCDay() === 1 ? " monday" : ""), "aria-hidden": "true" },
      el("i", {}, n === 0 || new Date(day).getUTCDate() === 1 ? shortMonth(day) : ""),
      letter(day), el("b", {}, String(new Date(day).getUTCDate())));
  const dayCell = (row, day) => {
    const classes = ["day"];
    if (isWeekend(day)) classes.push("weekend");
    if (row.from <= day && day <= row.to) {
      classes.push("on");
      if (row.from === day) classes.push("from");
      if (row.to === day) classes.push("to");
    }
    return el("td", { class: classes.join(" "), "aria-hidden": "true" });
  };
  const nobody = (cover) =>
    cover === "nobody" || cover === "several" ? el("span", { class: "nobody" }, cover) : outside(cover);
  const personRow = (row) => {
    const teams = row.teams.map((n) => groups[n].name).join(", ");
    const back = row.backOn ? shortDay(parse(row.backOn)) : "not known";
    return el("tr", {},
      el("th", { scope: "row", class: "who" },
        el("div", { class: "person" }, outside(row.name), teams && outside(teams, { class: "where" }),
          el("span", { class: "phone" }, "back " + back + (row.reason ? " · " + reasonName(row.reason) : ""),
            row.cover === "nobody" ? "" : " · cover: ", row.cover === "nobody" ? "" : outside(row.cover))),
        el("span", { class: "sr" }, " away " + span(row.from, row.to))),
      ...days.map((day) => dayCell(row, day)),
      el("td", { class: "back", title: "away " + span(row.from, row.to) }, back),
      data.showReasons ? el("td", { class: "why" }, outside(reasonName(row.reason))) : "",
      el("td", { class: "cover" }, nobody(row.cover)));
  };
  const groupOf = (title, rows, columns) =>
    el("tbody", {},
      el("tr", { class: "group" },
        el("th", { colspan: columns, scope: "rowgroup" }, outside(title), el("span", {}, people(distinct(rows))))),
      ...rows.map(personRow));
  const grouped = (rows) => {
    if (!state.byTeam) {
      return [["Away today", rows.filter((row) => row.now)], ["Leaving within two weeks", rows.filter((row) => !row.now)]];
    }
    const shown = state.team === 0 ? order : [state.team];
    const parts = shown.map((n) => [groups[n].name, rows.filter((row) => row.teams.includes(n))]);
    return [...parts, ["In no team shown here", rows.filter((row) => row.teams.length === 0)]];
  };
  const more = (shown, total, what, all) =>
    shown >= total ? "" : el("p", { class: "more" }, number(total - shown) + " more " + what + ".", all);
  const button = (text, action) => {
    const made = el("button", { type: "button" }, text);
    made.addEventListener("click", action);
    return made;
  };
  const timeline = (rows) => {
    // Cells that a narrow page hides are not counted, or it would make room for them.
    const columns = data.timelineDays + 1;
    let left = state.rows;
    const parts = [];
    let total = 0;
    for (const [title, members] of grouped(rows)) {
      total += members.length;
      if (members.length > 0 && left > 0) {
        parts.push(groupOf(title, members.slice(0, left), columns));
        parts[parts.length - 1].querySelector(".group span").textContent = people(distinct(members));
        left -= members.length;
      }
    }
    if (total === 0) {
      show("timeline", el("p", { class: "empty" }, state.text || state.team ? "Nobody in this selection is away." : "Nobody is away."));
      return;
    }
    const shown = Math.min(total, state.rows);
    show("timeline",
      el("table", { class: "timeline" },
        el("caption", { class: "sr" }, "Who is away, from when to when, on which day they are back, and who covers"),
        el("thead", {}, el("tr", {},
          el("th", { scope: "col", class: "who" }, "Person"),
          ...days.map(dayHead),
          el("th", { scope: "col", class: "back" }, "Back on"),
          data.showReasons ? el("th", { scope: "col", class: "why" }, "Reason") : "",
          el("th", { scope: "col", class: "cover" }, "Cover"))),
        ...parts),
      more(shown, total, "absences in this selection", button("Show all " + number(total), () => {
        state.rows = Infinity;
        draw();
        byId("timeline").querySelectorAll("tbody tr:not(.group) th")[shown]?.scrollIntoView({ block: "center" });
      })),
      isLimited ? el("p", { class: "more" }, number(data.periodsTotal - data.periods.length) +
        " more absences begin later and are not in this file; the view calcom.away_next_30_days has them, and a report of one team.") : "");
  };

  // --- people away per day
  const steps = (most) => {
    const nice = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80];
    const raw = Math.max(1, most / 5);
    const scale = 10 ** Math.max(0, Math.floor(Math.log10(raw / 10)));
    const step = (nice.find((candidate) => candidate * scale >= raw) ?? 100) * scale;
    return d3.range(5).map((n) => [n * step + 1, (n + 1) * step]).filter((range) => range[0] <= Math.max(1, most));
  };
  const calendar = (group) => {
    const isWorkday = (n) => !isWeekend(firstDay + n * DAY);
    const ranges = steps(d3.max(group.away.filter((away, n) => isWorkday(n))));
    const heat = (count) => (count === 0 ? 0 : 1 + ranges.findIndex((range) => count <= range[1]));
    const cell = (day) => {
      const n = Math.round((day - firstDay) / DAY);
      const count = group.away[n];
      const weekend = isWeekend(day);
      const classes = [weekend ? "weekend" : "h" + heat(count), day === today ? "is-today" : ""].join(" ").trim();
      return el("td", { class: classes, title: shortDay(day) + ": " + number(count) + " away" },
        el("span", { class: "n" }, String(new Date(day).getUTCDate())),
        weekend || count === 0 ? "" : el("b", {}, number(count)),
        el("span", { class: "sr" }, weekend || count === 0 ? " " + number(count) + " away" : " away"));
    };
    const table = (month) => {
      const first = Date.UTC(new Date(month).getUTCFullYear(), new Date(month).getUTCMonth(), 1);
      const length = new Date(Date.UTC(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + 1, 0)).getUTCDate();
      const lead = (new Date(first).getUTCDay() + 6) % 7;
      const places = d3.range(Math.ceil((lead + length) / 7) * 7);
      const weeks = d3.groups(places, (place) => Math.floor(place / 7)).map((week) => week[1]);
      return el("table", {},
        el("caption", {}, monthAndYear(first)),
        el("thead", {}, el("tr", {}, ..."Mo Tu We Th Fr Sa Su".split(" ").map((name) => el("th", { scope: "col" }, name)))),
        el("tbody", {}, ...weeks.map((week) => el("tr", {}, ...week.map((place) =>
          place < lead || place >= lead + length ? el("td", { class: "out" }) : cell(first + (place - lead) * DAY))))));
    };
    const last = firstDay + (group.away.length - 1) * DAY;
    const months = d3.utcMonths(new Date(firstDay), new Date(last + 1)).map(Number);
    const place = byId("calendar");
    show("calendar", ...months.map(table));
    if (place.scrollWidth > place.clientWidth) {
      const now = place.children[months.findLastIndex((month) => month <= today)];
      place.scrollLeft = now.offsetLeft - place.offsetLeft;
    }
    show("legend",
      ...ranges.map((range, n) => el("span", {}, el("i", { class: "h" + (n + 1) }),
        range[0] === range[1] ? number(range[0]) : number(range[0]) + "–" + number(range[1]))),
      el("span", {}, el("i", { class: "weekend" }), "weekend"),
      el("span", {}, el("i", { class: "edge" }), "today"));
    byId("calendar-note").textContent = "How many people are away on each day" + about(group) + ", " +
      monthAndYear(firstDay) + " to " + monthAndYear(last) + ".";
  };
  const about = (group) => (group === groups[0] ? "" : " of " + group.name);

  // --- capacity
  const capacityOf = (group) => d3.range(data.capacityDays)
    .map((n) => ({ day: today + n * DAY, members: group.members[offset + n], away: group.away[offset + n] }))
    .map((day) => ({ ...day, weekend: isWeekend(day.day), percent: day.members > 0 ? (100 * (day.members - day.away)) / day.members : null }));
  const percent = (value) => (value === null ? "–" : (Math.round(value * 10) / 10).toLocaleString("en-GB") + " %");
  const workdays = (group) => capacityOf(group).filter((day) => !day.weekend && day.percent !== null);
  const isLow = (day) => day.percent < data.threshold;
  const sentence = (day) => shortDay(day.day) + ": " + percent(day.percent) + " present (" +
    number(day.members - day.away) + " of " + number(day.members) + ", " + number(day.away) + " away)";
  const capacityChart = (all, wide) => {
    const width = Math.max(300, wide), height = 250;
    const box = { top: 14, right: 40, bottom: 26, left: 42 };
    const x = d3.scaleBand(all.map((day) => day.day), [box.left, width - box.right]).paddingInner(0.12);
    const y = d3.scaleLinear([0, 100], [height - box.bottom, box.top]);
    const svg = d3.create("svg").attr("viewBox", [0, 0, width, height]).attr("aria-hidden", "true");
    svg.append("g").attr("transform", `translate(${box.left},0)`)
      .call(d3.axisLeft(y).ticks(5).tickSize(-(width - box.left - box.right)).tickFormat((value) => value + " %").tickPadding(8));
    svg.append("g").selectAll("rect").data(all.filter((day) => day.weekend)).join("rect").attr("class", "weekend")
      .attr("x", (day) => x(day.day) - x.step() * 0.06).attr("width", x.step()).attr("y", box.top).attr("height", height - box.top - box.bottom);
    const bars = svg.append("g").selectAll("g").data(all.filter((day) => !day.weekend && day.percent !== null)).join("g")
      .attr("class", (day) => (isLow(day) ? "low" : null));
    bars.append("rect").attr("class", "cap").attr("x", (day) => x(day.day)).attr("width", x.bandwidth())
      .attr("y", (day) => y(day.percent)).attr("height", (day) => y(0) - y(day.percent));
    bars.append("rect").attr("class", "cap-top").attr("x", (day) => x(day.day)).attr("width", x.bandwidth())
      .attr("y", (day) => y(day.percent) - 1).attr("height", 2.5);
    bars.filter(isLow).append("path").attr("d", "M-4,-7 L4,-7 L0,0 Z")
      .attr("transform", (day) => `translate(${x(day.day) + x.bandwidth() / 2},${y(day.percent) - 4})`);
    svg.append("line").attr("class", "threshold").attr("x1", box.left).attr("x2", width - box.right)
      .attr("y1", y(data.threshold)).attr("y2", y(data.threshold));
    svg.append("text").attr("class", "threshold-text").attr("x", width - box.right + 6).attr("y", y(data.threshold) + 4)
      .text(data.threshold + " %");
    const mondays = all.filter((day) => new Date(day.day).getUTCDay() === 1);
    const every = Math.ceil(mondays.length / Math.max(2, Math.floor(width / 80)));
    svg.append("g").selectAll("text").data(mondays.filter((day, n) => n % every === 0)).join("text")
      .attr("x", (day) => x(day.day)).attr("y", height - 6).text((day) => bareDay(day.day));
    const cursor = svg.append("rect").attr("class", "cursor").attr("y", box.top).attr("height", height - box.top - box.bottom)
      .attr("width", x.bandwidth() + 2).attr("visibility", "hidden");
    const point = (index) => cursor.attr("visibility", index === null ? "hidden" : "visible").attr("x", index === null ? 0 : x(all[index].day) - 1);
    const nearest = (event) => Math.min(all.length - 1, Math.max(0, Math.floor((d3.pointer(event)[0] - box.left) / x.step())));
    return { svg, point, nearest };
  };
  const capacity = (group) => {
    const all = capacityOf(group);
    const working = workdays(group);
    if (working.length === 0) {
      byId("capacity-note").textContent = "No members are known" + about(group) + ": people have not been read, so there is no share to show.";
      show("capacity");
      show("below");
      return;
    }
    const low = working.filter(isLow);
    const lowest = d3.least(working, (day) => day.percent);
    const base = "Lowest: " + sentence(lowest);
    byId("capacity-note").textContent = "Share of the " + people(working[0].members) + about(group) +
      " present on each working day until " + shortDay(all[all.length - 1].day) + ". Public holidays count as working days.";
    const chart = capacityChart(all, byId("capacity").clientWidth);
    const readout = el("p", { class: "readout", "aria-live": "polite" }, base);
    const plot = el("div", { class: "plot", tabindex: 0, role: "application", "aria-label":
      "Capacity by day. " + base + ". " + number(low.length) + " working days below " + data.threshold + " %. Arrow keys go from day to day." }, chart.svg.node());
    let at = null;
    const go = (index) => {
      at = index;
      chart.point(index);
      readout.textContent = index === null ? base : all[index].weekend ? shortDay(all[index].day) + ": weekend" : sentence(all[index]);
    };
    chart.svg.on("pointermove", (event) => go(chart.nearest(event))).on("pointerleave", () => go(null));
    plot.addEventListener("blur", () => go(null));
    plot.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      go(Math.max(0, Math.min(all.length - 1, (at ?? -1) + step)));
    });
    show("capacity", plot, readout);
    show("below",
      el("h3", {}, low.length === 0 ? "No working day is below " + data.threshold + " %."
        : number(low.length) + (low.length === 1 ? " working day" : " working days") + " below " + data.threshold + " %"),
      low.length === 0 ? "" : el("ul", { class: "days" }, ...low.map((day) =>
        el("li", {}, shortDay(day.day), el("span", {}, el("b", {}, percent(day.percent)), " " + number(day.members - day.away) + " of " + number(day.members))))),
      el("details", {}, el("summary", {}, "All working days as a table"),
        el("table", { class: "rows" },
          el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Day"),
            ...["Members", "Away", "Present"].map((name) => el("th", { scope: "col", class: "number" }, name)))),
          el("tbody", {}, ...working.map((day) => el("tr", {}, el("th", { scope: "row" }, shortDay(day.day)),
            el("td", { class: "number" }, number(day.members)), el("td", { class: "number" }, number(day.away)),
            el("td", { class: "number" }, percent(day.percent) + (isLow(day) ? " ▼" : ""))))))));
  };

  // --- months and reasons
  const reasonName = (reason) => ({ public_holiday: "public holiday", custom: "own reason" })[reason] ?? reason;
  const months = () => {
    const { months: starts, reasons, cells, totals } = data.breakdown;
    const hidden = cells.map((line, n) => totals[n] - d3.sum(line, (cell) => (typeof cell === "number" ? cell : 0)));
    byId("months-note").textContent = "Working days, Monday to Friday, of " +
      (groups[0].name === "Everybody" ? "everybody" : groups[0].name) +
      ", whatever team is chosen above. Fewer than five people are shown as <5; where that number could be worked out from the rest, " +
      "other cells are withheld too.";
    if (d3.sum(totals) === 0) {
      show("months", el("p", { class: "empty" }, "No working days away in these months."));
      return;
    }
    const width = Math.max(300, byId("months").clientWidth), height = 270;
    const box = { top: 10, right: 4, bottom: 26, left: 42 };
    const dates = starts.map(parse);
    const x = d3.scaleBand(dates, [box.left, width - box.right]).padding(0.28);
    const y = d3.scaleLinear([0, d3.max(totals)], [height - box.bottom, box.top]).nice(5);
    const svg = d3.create("svg").attr("viewBox", [0, 0, width, height]).attr("role", "img")
      .attr("aria-label", "Stacked bars of the table below");
    svg.append("g").attr("transform", `translate(${box.left},0)`)
      .call(d3.axisLeft(y).ticks(5).tickSize(-(width - box.left - box.right)).tickPadding(8));
    const narrow = width < 480;
    svg.append("g").selectAll("text").data(dates).join("text").attr("text-anchor", "middle")
      .attr("x", (month) => x(month) + x.bandwidth() / 2).attr("y", height - 6)
      .text((month) => (narrow ? shortMonth(month).slice(0, 1) : shortMonth(month) + (new Date(month).getUTCMonth() === 0 ? " " + new Date(month).getUTCFullYear() : "")));
    dates.forEach((month, n) => {
      let base = 0;
      const parts = cells[n].map((cell, r) => [typeof cell === "number" ? cell : 0, "r" + r, reasonName(reasons[r])]);
      for (const [value, kind, name] of [...parts, [hidden[n], "veil", "not shown by reason"]]) {
        if (value === 0) continue;
        svg.append("rect").attr("class", kind).attr("x", x(month)).attr("width", x.bandwidth())
          .attr("y", y(base + value)).attr("height", Math.max(0.5, y(base) - y(base + value) - 1))
          .append("title").text(monthAndYear(month) + ", " + name + ": " + number(value));
        base += value;
      }
    });
    show("months", svg.node(), el("div", { class: "legend" },
      ...reasons.map((reason, r) => cells.some((line) => typeof line[r] === "number" && line[r] > 0)
        ? el("span", {}, el("i", { class: "r" + r }), outside(reasonName(reason))) : ""),
      d3.sum(hidden) === 0 ? "" : el("span", {}, el("i", { class: "veil" }), "not shown by reason")));
    const cellOf = (cell) => typeof cell === "number" ? el("td", { class: "number" }, cell === 0 ? "–" : number(cell))
      : el("td", { class: "number veiled" }, cell);
    show("months-table", el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Working days away by month and reason, as a table" },
      el("table", { class: "rows" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Month"),
          ...reasons.map((reason) => el("th", { scope: "col", class: "number" }, outside(reasonName(reason)))),
          el("th", { scope: "col", class: "number" }, "Total"))),
        el("tbody", {}, ...dates.map((month, n) => el("tr", {}, el("th", { scope: "row" }, monthAndYear(month)),
          ...cells[n].map(cellOf), el("td", { class: "number" }, number(totals[n]))))))));
  };

  // --- coverage
  const GAPS = { no_cover: "no cover named", cover_away: "cover is away too", cover_left: "cover has left", circle: "covers form a circle" };
  const gaps = () => {
    const rows = data.gaps.filter(matches);
    const until = shortDay(today + (data.capacityDays - 1) * DAY);
    show("gaps-note", "Absences until " + until + " that have working days on which nobody covers.");
    const covered = data.absences - data.withoutCover;
    const counted = data.gapsWithoutCoverListed || data.absences === 0 ? "" : el("p", { class: "lead" },
      el("strong", {}, number(data.withoutCover) + " of " + number(data.absences)),
      " absences until " + until + " name no cover" +
      (covered === 0 ? ". None of them names one, so there is nothing to list." : ". Almost none names one, so only the gaps of the other " + number(covered) + " are listed."));
    const table = rows.length === 0
      ? (covered === 0 && counted !== "" ? "" : el("p", { class: "empty" }, "No gaps" + (counted === "" ? "." : " among the absences that name a cover.")))
      : el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Coverage gaps, as a table" }, el("table", { class: "rows" },
        el("thead", {}, el("tr", {}, ...["Person", "Absence", "What is missing", "Cover"].map((name) => el("th", { scope: "col" }, name)),
          el("th", { scope: "col", class: "number" }, "Working days"))),
        el("tbody", {}, ...rows.slice(0, state.gapRows).map((row) => el("tr", {},
          el("th", { scope: "row" }, outside(row.name)),
          el("td", {}, span(parse(row.first), parse(row.last))),
          el("td", {}, GAPS[row.gap] ?? row.gap),
          el("td", {}, row.gap === "no_cover" ? "–" : nobody(row.cover)),
          el("td", { class: "number" }, number(row.workingDays)))))));
    show("gaps", counted, table,
      more(Math.min(rows.length, state.gapRows), rows.length, "gaps in this selection", button("Show all " + number(rows.length), () => {
        state.gapRows = Infinity;
        draw();
      })),
      data.gaps.length < data.gapsTotal ? el("p", { class: "more" }, number(data.gapsTotal - data.gaps.length) +
        " more gaps are not in this file; the view calcom.coverage_gap has them.") : "");
  };

  // --- in short
  const figures = (group) => {
    const rows = data.periods.filter((row) => state.team === 0 || row.teams.includes(state.team));
    const low = workdays(group).filter(isLow).length;
    const lowest = d3.least(workdays(group), (day) => day.percent);
    const whole = state.team === 0 && isLimited;
    const figure = (value, label, isAlert) => el("div", isAlert ? { class: "alert" } : {}, el("dt", {}, label), el("dd", {}, value));
    show("figures",
      figure(number(whole ? data.awayNow : distinct(rows.filter((row) => row.now))), "away today"),
      figure((isLimited && !whole ? "≥ " : "") + number(whole ? data.periodsTotal : rows.length), "absences today and in the next two weeks"),
      figure(lowest ? percent(lowest.percent) : "–", lowest ? "lowest capacity until " + shortDay(today + (data.capacityDays - 1) * DAY) + ", on " + shortDay(lowest.day) : "capacity is unknown"),
      figure(lowest ? number(low) : "–", "working days below " + data.threshold + " %", low > 0));
  };

  const drawGroup = () => {
    const group = groups[state.team];
    figures(group);
    calendar(group);
    capacity(group);
  };
  const draw = () => {
    const rows = data.periods.filter(matches).map((row) => ({ ...row, from: parse(row.first), to: parse(row.last) }));
    timeline(rows);
    gaps();
    byId("found").textContent = state.text || state.team
      ? number(rows.length) + " of " + number(data.periods.length) + " absences shown" : "";
  };

  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("team").addEventListener("change", (event) => {
    state.team = Number(event.target.value);
    state.rows = FIRST_ROWS;
    state.gapRows = FIRST_GAPS;
    draw();
    drawGroup();
  });
  byId("person").addEventListener("input", (event) => {
    state.text = event.target.value.trim().toLocaleLowerCase("en");
    state.rows = FIRST_ROWS;
    state.gapRows = FIRST_GAPS;
    draw();
  });
  byId("by-team").addEventListener("change", (event) => {
    state.byTeam = event.target.checked;
    draw();
  });
  byId("main").hidden = false;
  age();
  still();
  draw();
  drawGroup();
  months();
  let width = document.body.clientWidth;
  window.addEventListener("resize", () => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    drawGroup();
    months();
  });
  window.setInterval(age, 60000);
  document.documentElement.dataset.drawn = "yes";
})();
