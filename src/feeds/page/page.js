// What depends on the reader's clock and zone, and on the choice in the address. Without it the page is complete.
(() => {
    "use strict";
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const one = (selector, root = document) => root.querySelector(selector);
    const words = document.body.dataset;
    const language = document.documentElement.lang;
    // Digits and the order of day and month as in the rest of the page.
    const locale = { ar: "ar-u-nu-latn", en: "en-GB" }[language] || language;
    const MINUTE = 60000;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    const clock = new Intl.DateTimeFormat(locale, {
        weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
        hourCycle: "h23", timeZoneName: "short",
    });
    const genevaDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Zurich" });

    const rows = all("#dates tr.e").map((row) => {
        const times = all("time", row.cells[0]).map((time) => time.dateTime);
        const [start, end] = [times[0], times[times.length - 1]];
        const kind = row.className.match(/k(\d)/)[1];
        return { row, start, end, kind, whole: end.length === 10, group: row.cells[1], what: row.cells[3] };
    });

    // Whole days are days of Geneva; a minute is over when it has passed.
    const isOver = (r, now, today) => (r.whole ? r.end < today : Date.parse(r.end) + MINUTE <= now);
    const hasBegun = (r, now, today) => (r.whole ? r.start <= today : Date.parse(r.start) <= now);
    const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * MINUTE));

    const timeLeft = (r, now, today) => {
        if (isOver(r, now, today)) return "";
        if (r.start !== r.end && hasBegun(r, now, today)) return words.now;
        if (r.whole) return relative.format(days(today, r.start), "day");
        const minutes = Math.max(0, Math.floor((Date.parse(r.start) - now) / MINUTE));
        if (minutes < 90) return relative.format(minutes, "minute");
        if (minutes < 48 * 60) return relative.format(Math.floor(minutes / 60), "hour");
        return relative.format(days(today, genevaDay.format(Date.parse(r.start))), "day");
    };

    // The reader's own time stands only where it is another than that of Geneva.
    const isElsewhere = ({ start, whole }) => {
        if (whole) return false;
        const [, sign, hours, minutes] = start.match(/([+-])(\d\d):(\d\d)$/);
        return -new Date(start).getTimezoneOffset() !== Number(sign + 1) * (hours * 60 + Number(minutes));
    };
    const ownTime = (r) => {
        if (r.whole) return "";
        const [start, end] = [new Date(r.start), new Date(r.end)];
        return r.start === r.end ? clock.format(start) : clock.formatRange(start, end);
    };
    const elsewhere = rows.some(isElsewhere);
    const ownLabel = words.own.replace("{zone}", zone);

    const cell = (tag, name, text, before) => {
        const node = document.createElement(tag);
        node.className = name;
        node.textContent = text;
        if (tag === "th") node.scope = "col";
        before.before(node);
        return node;
    };
    for (const { cells } of all("#dates thead tr")) {
        const group = cells[1];
        cell("th", "left", words.left, group);
        if (elsewhere) cell("th", "own", ownLabel, group);
    }
    for (const r of rows) {
        r.what.className = "what";
        r.left = cell("td", "left", "", r.group);
        // Where rows are blocks, the heading of the column does not show.
        if (elsewhere) cell("td", "own", ownTime(r), r.group).dataset.label = ownLabel;
    }
    for (const head of all("#dates .m th")) head.colSpan += elsewhere ? 2 : 1;

    // The choice: boxes of one kind join, the two kinds meet.
    const boxes = all("#filter input");
    const chosen = (id) => boxes.filter((box) => box.id[0] === id && box.checked);
    const isShown = (r) => {
        const [groups, kinds] = [chosen("g"), chosen("k")];
        const fits = (list) => !list.length || list.some((box) => r.row.classList.contains(box.id));
        return fits(groups) && fits(kinds);
    };
    const readAddress = () => {
        const query = new URLSearchParams(location.search);
        const wanted = { g: query.get("g"), k: query.get("k") };
        for (const box of boxes) box.checked = (wanted[box.id[0]] || "").split(",").includes(box.value);
    };
    const writeAddress = () => {
        const parts = ["g", "k"].map((id) => [id, chosen(id).map((box) => encodeURIComponent(box.value)).join(",")]);
        const query = parts.filter(([, list]) => list).map(([id, list]) => id + "=" + list).join("&");
        history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
    };

    const next = one("#next");
    const showNext = (now, today) => {
        const due = rows.filter((r) => r.kind === "3" && !r.row.classList.contains("x"));
        const ahead = due.filter((r) => !isOver(r, now, today) && isShown(r));
        ahead.sort((a, b) => Date.parse(a.end) - Date.parse(b.end));
        one("h2", next).textContent = words.next;
        for (const old of all("p:not(li p)", next)) old.remove();
        const list = one("ol", next);
        list.replaceChildren(...ahead.slice(0, 3).map((r) => {
            const item = document.createElement("li");
            const [when, what] = [document.createElement("p"), document.createElement("p")];
            const group = document.createElement("b");
            const left = document.createElement("span");
            left.className = "left";
            left.textContent = timeLeft(r, now, today);
            when.append(...one("time", r.row).parentNode.cloneNode(true).childNodes);
            group.append(...r.group.cloneNode(true).childNodes);
            what.append(left, " · ", group, " ", ...r.what.cloneNode(true).childNodes);
            item.append(when, what);
            return item;
        }));
        if (!ahead.length) {
            const none = document.createElement("p");
            none.textContent = words.none;
            list.before(none);
        }
    };

    const past = one("#past");
    const fold = (now, today) => {
        const over = rows.filter((r) => !r.folded && r.row.closest("#ahead") && isOver(r, now, today));
        if (!over.length) return;
        const body = one("#over").tBodies[0] && one("#over tbody.new") || one("#over").createTBody();
        body.className = "new";
        for (const r of over) {
            body.append(r.row);
            r.folded = true;
        }
        past.hidden = false;
    };

    const markToday = (today) => {
        for (const old of all("#months td[aria-current]")) old.removeAttribute("aria-current");
        const cells = all("#m" + today.slice(0, 7) + " td:not(:empty)");
        const now = cells[Number(today.slice(8)) - 1];
        if (now) now.setAttribute("aria-current", "date");
    };

    const refresh = () => {
        const now = Date.now();
        const today = genevaDay.format(now);
        fold(now, today);
        for (const r of rows) {
            const text = timeLeft(r, now, today);
            if (r.left.textContent !== text) r.left.textContent = text;
        }
        // A month of which no row is left needs no heading.
        const shown = rows.filter(isShown);
        for (const body of all("#dates tbody")) {
            body.hidden = !shown.some((r) => r.row.parentNode === body);
        }
        showNext(now, today);
        markToday(today);
    };
    const choose = () => {
        const shown = rows.filter(isShown).length;
        one("#count").textContent = words.shown.replace("{n}", shown).replace("{all}", rows.length);
        one("#all").hidden = !boxes.some((box) => box.checked);
        refresh();
    };

    if (boxes.length) {
        readAddress();
        one("#filter").addEventListener("change", () => {
            choose();
            writeAddress();
        });
        one("#all").addEventListener("click", () => {
            for (const box of boxes) box.checked = false;
            choose();
            writeAddress();
            boxes[0].focus();
        });
        choose();
    } else {
        refresh();
    }
    setInterval(refresh, MINUTE);
    document.addEventListener("visibilitychange", () => document.hidden || refresh());

    // A link to a day whose row is folded opens the fold.
    const reveal = () => {
        const row = location.hash && document.getElementById(location.hash.slice(1));
        const box = row && row.closest("details");
        if (box) {
            box.open = true;
            row.scrollIntoView();
        }
    };
    addEventListener("hashchange", reveal);
    reveal();

    for (const panel of all(".v")) {
        const field = one("input", panel);
        const open = one(".cal", panel);
        const button = one("button", panel);
        if (!field.value) field.value = one(".ics", panel).href;
        field.closest("p").hidden = false;
        if (open.hidden && /^http/.test(field.value)) {
            open.href = field.value.replace(/^https?/, "webcal");
            open.hidden = false;
        }
        button.hidden = false;
        button.addEventListener("click", async () => {
            let said = words.copied;
            try {
                await navigator.clipboard.writeText(field.value);
            } catch {
                field.select();
                said = words.marked;
            }
            one("#copied").textContent = said;
        });
    }
})();
