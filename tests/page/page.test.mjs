// The pages in a real browser. Usage: LETTERCAL=target/release/lettercal node --test tests/page/
//
// The letters lie beside this file. The first run of `sync` reads three of them, the second a corrigendum too; `serve`
// then shows the tree, and once a plain file server does.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.env.LETTERCAL ?? join(here, "../../target/release/lettercal"));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const LANGUAGES = ["zh", "en", "fr", "es", "ru", "ar"];
const PAGES = LANGUAGES.flatMap((language) => [`${language}/`, `${language}/sg5/`]);
// Between the first deadline and the others.
const NOW = "2026-10-05T10:00:00Z";
const PATIENCE = 10_000;

let scratch, browser, site;
const servers = [];

const freePort = () =>
    new Promise((done, fail) => {
        const probe = createServer();
        probe.on("error", fail);
        probe.listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => done(port));
        });
    });

/** Starts a server on a free port and waits until it answers. */
const start = async (command) => {
    const port = await freePort();
    const [name, ...rest] = command(port);
    servers.push(spawn(name, rest, { stdio: "ignore" }));
    const url = `http://127.0.0.1:${port}/`;
    for (let tries = 0; !(await fetch(url).catch(() => ({}))).ok; tries++) {
        assert.ok(tries < 100, `${name} does not answer`);
        await new Promise((done) => setTimeout(done, 100));
    }
    return url;
};

const sync = (now) =>
    execFileSync(program, ["sync", join(scratch, "inbox"), join(scratch, "feeds"), "--now", now], { encoding: "utf8" });

before(async () => {
    assert.ok(existsSync(program), `no program at ${program}: cargo build --release, or set LETTERCAL`);
    scratch = mkdtempSync(join(tmpdir(), "lettercal-page-"));
    const inbox = join(scratch, "inbox");
    mkdirSync(inbox);
    for (const name of ["sg5", "sg21", "workshop"]) cpSync(join(here, `letters/${name}.txt`), join(inbox, `${name}.txt`));
    sync("2026-09-25T08:00:00Z");
    cpSync(join(here, "letters/sg5-corrigendum.txt"), join(inbox, "sg5-corrigendum.txt"));
    sync("2026-10-02T08:00:00Z");
    site = await start((port) => [program, "serve", join(scratch, "feeds"), "--listen", `127.0.0.1:${port}`]);
    browser = await chromium.launch({
        executablePath,
        args: [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });
});

after(async () => {
    await browser?.close();
    for (const server of servers) server.kill();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
});

/** Opens a page, does something with it, and insists that it was quiet: no error, no request that leaves the site. */
const visit = async (path, options, act) => {
    const { now = NOW, script = true, accessibility = false, ...context } = options;
    const session = await browser.newContext({
        timezoneId: "Europe/Zurich", viewport: { width: 1200, height: 900 }, javaScriptEnabled: script,
        permissions: ["clipboard-read", "clipboard-write"], ...context,
    });
    session.setDefaultTimeout(PATIENCE);
    const page = await session.newPage();
    const [complaints, requests] = [[], []];
    page.on("console", (message) => message.type() === "log" || complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => { complaints.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
    page.on("response", (response) => response.status() < 400 || complaints.push(`${response.url()}: ${response.status()}`));
    page.on("request", (request) => requests.push(request.url()));
    if (script) await page.clock.setFixedTime(new Date(now));
    if (accessibility) await page.addInitScript({ content: axe.source });
    await page.goto(site + path, { waitUntil: "load" });
    const loaded = requests.length;
    await act(page);
    const foreign = requests.filter((url) => !url.startsWith(site));
    await session.close();
    assert.deepEqual(complaints, [], path);
    assert.deepEqual(foreign, [], path);
    assert.ok(loaded <= 4, `${path} made ${loaded} requests: ${requests}`);
};

/** What breaks WCAG 2.2 A or AA on a page that was visited with `accessibility`. */
const violations = async (page) => {
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), values);
    assert.ok(found.passes.length > 5, `axe looked at ${found.passes.length} rules only`);
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
};

const shownRows = (page) => page.locator("#dates tr.e:visible").count();
const texts = async (page, selector) => (await page.locator(selector).allInnerTexts()).map((t) => t.replace(/\s+/g, " ").trim());

test("a run without news writes nothing, and a page does not depend on the day", () => {
    const file = join(scratch, "feeds/current/en/index.html");
    const [bytes, { ino }] = [readFileSync(file), statSync(file)];
    assert.equal(sync("2026-10-20T08:00:00Z"), "");
    assert.equal(statSync(file).ino, ino);
    assert.ok(readFileSync(file).equals(bytes));
});

test("without a script the page is whole", async () => {
    await visit("en/", { script: false }, async (page) => {
        assert.equal(await page.locator("#next h2").innerText(), "Next deadlines as of 2 October 2026");
        const first = (await texts(page, "#next li"))[0];
        assert.match(first, /^until the end of Fri 2 October 2026, Geneva SG5 visa support letter$/);
        assert.equal(await shownRows(page), 13);
        for (const selector of ["#all", "#subscribe button", "#past"]) {
            assert.equal(await page.locator(`${selector}:visible`).count(), 0, selector);
        }
    });
});

for (const script of [false, true]) {
    test(`filters ${script ? "with" : "without"} a script`, async () => {
        await visit("en/", { script }, async (page) => {
            const all = await shownRows(page);
            await page.getByLabel("Deadline", { exact: true }).check();
            const deadlines = await shownRows(page);
            assert.ok(deadlines > 0 && deadlines < all);
            assert.equal(await page.locator("#dates tr.k0:visible").count(), 0);
            await page.getByLabel("Meeting", { exact: true }).check();
            assert.ok((await shownRows(page)) > deadlines, "kinds join");
            await page.getByRole("checkbox", { name: "SG5", exact: true }).check();
            const groups = await texts(page, "#dates tr.e:visible bdi >> nth=0");
            assert.ok(groups.length && groups.every((g) => g === "SG5"), `kinds and groups meet: ${groups}`);
            assert.equal(await page.locator("#months span.e:visible", { hasText: "SG21" }).count(), 0);
            await page.getByRole("checkbox", { name: "SG21", exact: true }).check();
            assert.ok((await texts(page, "#dates tr.e:visible")).some((t) => t.includes("SG21")), "groups join");
        });
    });
}

test("the script keeps the choice in the address, counts, and takes it back", async () => {
    await visit("en/?g=sg5&k=deadline,opening#dates", {}, async (page) => {
        assert.equal(await page.getByRole("checkbox", { name: "SG5", exact: true }).isChecked(), true);
        // Three deadlines, of which one is over, and an opening.
        assert.equal(await page.getByRole("status").first().innerText(), "Dates shown: 4 of 13");
        assert.equal(await shownRows(page), 3);
        await page.getByLabel("Opening", { exact: true }).uncheck();
        assert.equal(await page.evaluate("location.search + location.hash"), "?g=sg5&k=deadline#dates");
        assert.equal(await page.locator("#dates tbody:visible", { hasText: "December 2026" }).count(), 0);
        await page.getByRole("button", { name: "Show all" }).click();
        assert.equal(await page.evaluate("location.search"), "");
        assert.equal(await page.getByRole("status").first().innerText(), "Dates shown: 13 of 13");
    });
});

test("the script knows the day: next deadline, time left, what is over", async () => {
    await visit("en/", {}, async (page) => {
        assert.equal(await page.locator("#next h2").innerText(), "Next deadline");
        const next = await texts(page, "#next li");
        assert.match(next[0], /^until the end of Fri 9 October 2026, Geneva in 4 days · SG5 interpretation request$/);
        assert.equal(next.length, 3);
        assert.equal(await page.locator("#ahead tr.e").count(), 12);
        assert.equal(await page.locator("#past summary").innerText(), "Dates that are over");
        assert.match((await texts(page, "#over tr.e"))[0] ?? "", /^$/, "folded");
        await page.locator("#past summary").click();
        assert.match((await texts(page, "#over tr.e"))[0], /Fri 2 October 2026/);
        assert.equal(await page.locator("#months [aria-current=date]").innerText(), "5");
        await page.getByRole("checkbox", { name: "SG21", exact: true }).check();
        assert.match((await texts(page, "#next li"))[0], /24 October 2026/);
    });
    // The last minute of a day in Geneva, and the first one of the next.
    for (const [now, left] of [["2026-10-24T21:00:00Z", /in 59 minutes/], ["2026-10-24T21:59:59Z", /in 0 minutes|this minute/]]) {
        await visit("en/", { now }, async (page) => {
            assert.match((await texts(page, "#next li"))[0], /24 October/, now);
            assert.match((await texts(page, "#next li"))[0], left, now);
        });
    }
    await visit("en/", { now: "2026-10-24T22:00:00Z" }, async (page) => {
        assert.match((await texts(page, "#next li"))[0], /26 October/);
    });
    // Days are counted as on a calendar of Geneva, whatever the hour.
    await visit("en/", { now: "2026-10-05T10:00:00Z" }, async (page) => {
        const left = await texts(page, "#ahead tr.e:not(.k3):has-text('10 Nov') .left, #ahead tr.k0:has-text('SG21') .left");
        assert.deepEqual([...new Set(left)], ["in 36 days"]);
    });
    await visit("en/", { now: "2026-11-12T10:00:00Z" }, async (page) => {
        assert.ok((await texts(page, "#ahead tr.k0"))[0].includes("under way"));
    });
    await visit("en/", { now: "2027-05-01T10:00:00Z" }, async (page) => {
        assert.deepEqual(await texts(page, "#next p"), ["No deadline is ahead."]);
        assert.equal(await page.locator("#over tr.e").count(), 13);
    });
});

test("a link to a day whose row is folded opens the fold", async () => {
    await visit("en/#d2026-10-02", {}, async (page) => {
        assert.equal(await page.locator("#d2026-10-02").isVisible(), true);
    });
});

test("the reader's own time, over the end of summer time", async () => {
    const own = async (timezoneId, expected) => {
        await visit("en/", { timezoneId }, async (page) => {
            const cell = (day) => page.locator(`#d2026-${day} td.own`).innerText();
            const found = [await cell("10-24"), await cell("10-26"), await cell("11-02")];
            expected.forEach((words, i) => {
                for (const word of words) assert.ok(found[i].includes(word), `${timezoneId}: ${word} in ${found[i]}`);
            });
            assert.ok((await texts(page, "#ahead thead th"))[2].includes(timezoneId));
        });
    };
    // Geneva goes back an hour on 25 October, New York on 1 November, Tokyo never, Lord Howe went half an hour forward.
    await own("America/New_York", [["24 Oct", "17:59"], ["26 Oct", "18:59"], ["2 Nov", "11:00"]]);
    await own("Asia/Tokyo", [["25 Oct", "06:59"], ["27 Oct", "07:59"], ["3 Nov", "01:00"]]);
    await own("Australia/Lord_Howe", [["25 Oct", "08:59"], ["27 Oct", "09:59"], ["3 Nov", "03:00"]]);
    await visit("en/", { timezoneId: "Europe/Zurich" }, async (page) => {
        assert.equal(await page.locator(".own").count(), 0, "in Geneva there is no other time");
    });
});

test("what a letter says is text", async () => {
    await visit("en/", {}, async (page) => {
        assert.equal(await page.locator("script").count(), 1);
        assert.ok((await texts(page, "#ahead tr.e")).some((t) => t.includes("<script>alert(1)</script>")));
        assert.ok((await texts(page, "#ahead tr.e")).some((t) => t.includes("stated as 09:00 Seoul time")));
    });
});

test("a row names its letter, and what its calendar file holds", async () => {
    await visit("en/", {}, async (page) => {
        const row = page.locator("#ahead tr.e", { hasText: "interpretation request" });
        const file = row.getByRole("link", { name: "ICS with all dates of the letter 5/5", exact: true });
        assert.match(await file.getAttribute("href"), /letters\/t25-sg05-col-0005\.ics$/);
        assert.equal(await file.innerText(), "ICS");
        assert.equal(await page.getByText("“ICS” in a row is a calendar file").isVisible(), true);
    });
});

test("what changed: old and new", async () => {
    await visit("en/sg5/", {}, async (page) => {
        const [change] = await texts(page, "#changed li");
        assert.match(change, /interpretation request.* Tue 6 October 2026, Geneva → .* Fri 9 October 2026, Geneva$/);
    });
});

test("feeds: a choice shows one address, which is copied", async () => {
    for (const script of [false, true]) {
        await visit("en/sg5/", { script }, async (page) => {
            await page.getByLabel("Deadlines", { exact: true }).check();
            await page.getByLabel("None", { exact: true }).check();
            const panels = page.locator(".v:visible");
            assert.equal(await panels.count(), 1);
            const file = panels.getByRole("link", { name: "Download once (ICS)" });
            assert.equal(await file.getAttribute("href"), "../../v1/en/sg5/deadlines-silent.ics");
            const where = page.locator("#subscribe noscript");
            assert.equal(await where.isVisible(), !script, "without a script the address is that of a link");
            if (!script) return;
            const address = `${site}v1/en/sg5/deadlines-silent.ics`;
            assert.equal(await panels.getByLabel("Address of the feed").inputValue(), address);
            const open = panels.getByRole("link", { name: "Open in the calendar program" });
            assert.equal(await open.getAttribute("href"), address.replace("http:", "webcal:"));
            await panels.getByRole("button", { name: "Copy address" }).click();
            await page.locator("#copied", { hasText: "The address is copied." }).waitFor();
            assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
        });
    }
});

test("every link of the site leads to a file", async () => {
    for (const path of ["en/", "ar/sg21/"]) {
        await visit(path, {}, async (page) => {
            const links = await page.locator("a[href], link[href]").evaluateAll((all) => all.map((a) => a.href));
            const own = new Set(links.map((l) => l.split("#")[0]).filter((l) => l.startsWith(site)));
            assert.ok(own.size >= 5);
            for (const url of own) assert.equal((await fetch(url)).status, 200, url);
            const anchors = await page.locator("a[href^='#']").evaluateAll((all) => all.map((a) => a.hash.slice(1)));
            const lost = await page.evaluate((ids) => ids.filter((id) => !document.getElementById(id)), anchors);
            assert.deepEqual(lost, [], path);
        });
    }
});

test("any file server shows the site; its root lists the languages", async () => {
    const folder = join(scratch, "feeds/current");
    const own = site;
    const bind = ["--bind", "127.0.0.1", "--directory", folder];
    try {
        site = await start((port) => ["python3", "-m", "http.server", String(port), ...bind]);
        await visit("", { accessibility: true }, async (page) => {
            assert.deepEqual(await violations(page), []);
            await page.evaluate(() => document.documentElement.removeAttribute("lang"));
            assert.match((await violations(page)).join(), /html-has-lang/, "axe finds what is wrong");
            await page.reload();
            const links = page.locator("main a");
            assert.equal(await links.count(), LANGUAGES.length);
            await links.last().click();
            await page.waitForURL("**/ar/");
            assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
            assert.equal(await page.locator("#ahead .left").first().isVisible(), true, "style and script are there");
        });
    } finally {
        site = own;
    }
});

test("keyboard: skip link, boxes, choices, folds, visible focus", async () => {
    await visit("en/", {}, async (page) => {
        const focused = () => page.evaluate(() => document.activeElement.innerText || document.activeElement.id);
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "Skip to the dates");
        assert.equal(await page.locator(".skip").evaluate((a) => a.getBoundingClientRect().left >= 0), true);
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "k0");
        await page.keyboard.press("Space");
        assert.equal(await page.getByLabel("Meeting", { exact: true }).isChecked(), true);
        await page.locator("#w0").focus();
        await page.keyboard.press("ArrowRight");
        assert.equal(await page.locator("#w1").isChecked(), true);
        await page.locator(".groups summary").focus();
        await page.keyboard.press("Enter");
        assert.equal(await page.getByRole("link", { name: "SG21" }).first().isVisible(), true);
        // Everything that takes the focus can be reached and shows it.
        await page.evaluate(() => document.activeElement.blur());
        await page.evaluate(() => window.scrollTo(0, 0));
        const invisible = [];
        const seen = new Set();
        for (let n = 0; n < 400; n++) {
            await page.keyboard.press("Tab");
            const state = await page.evaluate(() => {
                const node = document.activeElement;
                if (node === document.body) return null;
                node.dataset.seen ??= String(document.querySelectorAll("[data-seen]").length);
                const ring = [node, node.closest("label")].filter(Boolean).map((e) => getComputedStyle(e));
                const rect = node.getBoundingClientRect();
                const shows = ring.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
                return { id: node.dataset.seen, shows: shows && rect.width > 0, html: node.outerHTML.slice(0, 120) };
            });
            if (!state || seen.has(state.id)) break;
            seen.add(state.id);
            if (!state.shows) invisible.push(state.html);
        }
        assert.ok(seen.size > 40, `only ${seen.size} stops`);
        assert.deepEqual(invisible, []);
    });
});

test("Arabic runs from right to left, numbers stay whole", async () => {
    await visit("ar/", {}, async (page) => {
        const [date, letter] = await page.locator("#ahead thead th").evaluateAll((all) =>
            [all[0], all[all.length - 1]].map((th) => th.getBoundingClientRect().x));
        assert.ok(date > letter, "the first column stands on the right");
        const runs = await page.evaluate(() => {
            // Where the ends of a number such as 3/21 are drawn.
            const bdi = [...document.querySelectorAll("#ahead td:last-child bdi")].find((b) => b.textContent === "3/21");
            const at = (i) => {
                const range = document.createRange();
                range.setStart(bdi.firstChild, i);
                range.setEnd(bdi.firstChild, i + 1);
                return range.getBoundingClientRect().x;
            };
            return [at(0), at(1), at(3)];
        });
        assert.ok(runs[0] < runs[1] && runs[1] < runs[2], `3/21 is drawn at ${runs}`);
    });
});

test("320 pixels wide: nothing is cut off", async () => {
    for (const path of PAGES) {
        for (const script of path.startsWith("en") ? [true, false] : [true]) {
            await visit(path, { script, viewport: { width: 320, height: 640 }, timezoneId: "Asia/Tokyo" }, async (page) => {
                const width = await page.evaluate(() => document.documentElement.scrollWidth);
                assert.ok(width <= 320, `${path} is ${width} wide`);
                if (script) {
                    // The headings of the columns are hidden, so each time says whose it is.
                    const own = await page.locator("#ahead td.own:not(:empty)").first().evaluate(
                        (cell) => getComputedStyle(cell, "::before").content);
                    assert.match(own, /Asia\/Tokyo/, path);
                }
                const wide = await page.evaluate(() => [...document.querySelectorAll("main *, header *")]
                    // What only screen readers see is clipped.
                    .filter((e) => e.getClientRects().length && !e.closest(".skip, #dates thead"))
                    .filter((e) => { const r = e.getBoundingClientRect(); return r.right > 321 || r.left < -1; })
                    .map((e) => e.outerHTML.slice(0, 100)));
                assert.deepEqual(wide, [], path);
            });
        }
    }
});

test("dark, and print", async () => {
    const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await visit("en/", { colorScheme: "light" }, async (page) => assert.equal(await background(page), "rgb(255, 255, 255)"));
    await visit("en/", { colorScheme: "dark" }, async (page) => assert.equal(await background(page), "rgb(18, 23, 30)"));
    await visit("en/", {}, async (page) => {
        await page.emulateMedia({ media: "print" });
        for (const gone of ["#filter", ".lang", ".here", "#subscribe", "#past", "#ahead a[aria-label] >> nth=0"]) {
            assert.equal(await page.locator(gone).isVisible(), false, gone);
        }
        assert.equal(await page.locator("#ahead").isVisible(), true);
        assert.ok((await page.pdf()).length > 10_000);
    });
});

test("WCAG 2.2 A and AA, in every language, light, dark and narrow", async () => {
    const check = async (path, options) => {
        await visit(path, { accessibility: true, ...options }, async (page) => {
            for (const fold of await page.locator("details:not([hidden])").all()) {
                await fold.evaluate((details) => { details.open = true; });
            }
            assert.deepEqual(await violations(page), [], `${path} ${JSON.stringify(options)}`);
        });
    };
    for (const path of PAGES) await check(path, { timezoneId: "Asia/Tokyo" });
    for (const path of ["en/", "ar/"]) await check(path, { colorScheme: "dark" });
    for (const path of ["fr/", "zh/"]) await check(path, { viewport: { width: 320, height: 640 } });
});
