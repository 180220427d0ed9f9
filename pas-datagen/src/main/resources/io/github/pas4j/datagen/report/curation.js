(() => {
  "use strict";
  const { data, find, colour, count, create, plot, scale, linesBefore, start } = Report;
  const PALETTE = [
    "#4e79a7", "#f28e2b", "#e15759", "#59a14f", "#b07aa1", "#edc948", "#76b7b2", "#ff9da7",
    "#9c755f", "#2fa8e0", "#8cd17d", "#d37295", "#b6992d", "#499894", "#7d84d8", "#c96b2c",
  ];

  /** A line where the bins of duplicates begin. */
  const thresholdLine = linesBefore("threshold", () => {
    const { threshold, edges } = data.similarities;
    return [{ bar: threshold, text: "threshold " + Number(edges[threshold]) }];
  });

  function drawSimilarities() {
    const { edges, names, counts } = data.similarities;
    const own = { cosine: "near-duplicate", typo: "exact-duplicate", shingles: "contaminated" };
    const paint = (name) => {
      if (name.startsWith("distinct")) return colour("distinct");
      if (name.includes("slips")) return colour(own.typo);
      return colour(name.includes("characters") ? own.shingles : own.cosine);
    };
    plot("similarity-plot", "How many prompts are how similar", {
      type: "bar",
      data: {
        labels: edges.slice(0, -1).map((edge) => edge.replace(/0$/, "")),
        datasets: names.map((label, i) => ({
          label, data: counts[i], backgroundColor: paint(label), categoryPercentage: 1, barPercentage: 0.94,
        })),
      },
      options: {
        scales: {
          x: scale("similarity, from", { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 8 } }),
          y: scale("prompts", { stacked: true, beginAtZero: true, ticks: { precision: 0 } }),
        },
        interaction: { mode: "index", intersect: false },
        plugins: {
          legend: { position: "bottom", align: "start" },
          tooltip: { callbacks: { title: (items) => edges[items[0].dataIndex] + " to " + edges[items[0].dataIndex + 1] } },
        },
      },
      plugins: [thresholdLine],
    });
  }

  function drawGroups() {
    if (!data.groups) return;
    plot("group-plot", "How many groups are how large", {
      type: "bar",
      data: {
        labels: data.groups.labels,
        datasets: [
          { label: "groups", data: data.groups.groups, backgroundColor: colour("not-selected") },
          { label: "prompts in them", data: data.groups.prompts, backgroundColor: colour("kept") },
        ],
      },
      options: {
        scales: {
          x: scale("prompts in a group", { grid: { display: false } }),
          y: scale("", { beginAtZero: true, ticks: { precision: 0 } }),
        },
        interaction: { mode: "index", intersect: false },
        plugins: { legend: { position: "bottom", align: "start" } },
      },
    });
  }

  // The map
  const hiddenOutcomes = new Set();
  const hiddenKeys = new Set();

  function keys() {
    const { categories, outcomes, unclassified } = data.map;
    if (find("map-colour").value === "outcome") {
      return outcomes.map((name) => ({ name, colour: colour(name.replace(" ", "-")) || colour("none") }));
    }
    return categories.map((name, i) => ({
      name, colour: unclassified.includes(name) ? colour("none") : PALETTE[i % PALETTE.length],
    }));
  }

  /** In lines of so many letters; what is wide counts twice, and what is too long for a line is broken. */
  function lines(text, most) {
    const out = [];
    let line = "";
    let width = 0;
    const end = () => {
      if (line) out.push(line.trimEnd());
      line = "";
      width = 0;
    };
    for (const word of text.split(/(?<=\s)|(?<=[\u2e80-\u9fff\uff00-\uffef])/u)) {
      const letters = Array.from(word, (letter) => [letter, letter >= "\u1100" ? 2 : 1]);
      const whole = letters.reduce((sum, [, wide]) => sum + wide, 0);
      if (width + whole > most) end();
      for (const [letter, wide] of letters) {
        if (width + wide > most) end();
        line += letter;
        width += wide;
      }
    }
    end();
    return out;
  }

  function drawMap() {
    const { maps, categories, outcomes } = data.map;
    const map = maps[Number(find("map-space").value)];
    const chosen = keys();
    const byOutcome = find("map-colour").value === "outcome";
    const sets = [];
    const size = map.x.length > 2000 ? 1.8 : 2.4;
    for (const kept of [false, true]) {
      chosen.forEach((key, number) => {
        const points = [];
        for (let i = 0; i < map.x.length; i++) {
          const own = byOutcome ? map.outcome[i] : map.category[i];
          if (own === number && (map.outcome[i] === 0) === kept && !hiddenOutcomes.has(map.outcome[i])) {
            points.push({ x: map.x[i], y: map.y[i], i });
          }
        }
        if (points.length > 0 && !hiddenKeys.has(key.name)) {
          sets.push({
            data: points,
            backgroundColor: kept ? key.colour + "e0" : (byOutcome ? key.colour + "c0" : "transparent"),
            borderColor: kept ? key.colour : key.colour + "b0",
            borderWidth: 1,
            radius: kept ? size + 1.2 : size + (byOutcome ? 0.6 : 0),
            hoverRadius: 6,
            hoverBorderWidth: 2,
            hitRadius: 2,
          });
        }
      });
    }
    if (byOutcome) sets.sort((one, other) => one.data.length - other.data.length); // the first lies above: few are not hidden by many
    const about = (i) => categories[map.category[i]] + " · " + outcomes[map.outcome[i]];
    const show = (event, items, chart) => {
      if (items.length > 0) {
        const i = chart.data.datasets[items[0].datasetIndex].data[items[0].index].i;
        const text = create("bdi", "", map.text[i]);
        text.dir = "auto";
        find("map-text").replaceChildren(text, create("small", "", about(i)));
      }
    };
    const side = { display: false, min: -150, max: 10149 };
    plot("map-plot", "A map of the prompts", {
      type: "scatter",
      data: { datasets: sets },
      options: {
        scales: { x: Object.assign({}, side), y: Object.assign({}, side) },
        interaction: { mode: "nearest", intersect: true },
        onHover: show,
        onClick: show,
        plugins: {
          legend: { display: false },
          tooltip: {
            displayColors: false,
            filter: (item, at) => at === 0,
            callbacks: {
              title: (items) => (items.length > 0 ? about(items[0].raw.i) : ""),
              label: (item) => lines(map.text[item.raw.i], item.chart.width < 500 ? 34 : 56),
            },
          },
        },
      },
    });
    drawKey(map, chosen, byOutcome);
  }

  function drawKey(map, chosen, byOutcome) {
    const all = new Array(chosen.length).fill(0);
    const kept = new Array(chosen.length).fill(0);
    for (let i = 0; i < map.x.length; i++) {
      const own = byOutcome ? map.outcome[i] : map.category[i];
      all[own]++;
      if (map.outcome[i] === 0) kept[own]++;
    }
    const rows = [];
    chosen.forEach((key, number) => {
      if (all[number] === 0) return;
      const button = create("button");
      button.type = "button";
      button.setAttribute("aria-pressed", String(!hiddenKeys.has(key.name)));
      const swatch = create("span", "swatch");
      swatch.style.backgroundColor = key.colour;
      const counts = byOutcome ? count(all[number]) : count(kept[number]) + " of " + count(all[number]);
      button.append(swatch, create("span", "name", key.name), create("span", "count", counts));
      button.addEventListener("click", () => {
        if (!hiddenKeys.delete(key.name)) hiddenKeys.add(key.name);
        drawMap();
      });
      rows.push(button);
    });
    find("map-key").replaceChildren(...rows);
  }

  function setUpMap() {
    if (!data.map) return;
    const here = new Set(data.map.maps.flatMap((map) => map.outcome));
    data.map.outcomes.forEach((name, number) => {
      if (!here.has(number)) return;
      const label = create("label");
      const box = create("input");
      box.type = "checkbox";
      box.checked = true;
      box.addEventListener("change", () => {
        if (box.checked) hiddenOutcomes.delete(number);
        else hiddenOutcomes.add(number);
        drawMap();
      });
      label.append(box, " ", name);
      find("map-outcomes").append(label);
    });
    find("map-space").addEventListener("change", drawMap);
    find("map-colour").addEventListener("change", () => {
      hiddenKeys.clear();
      drawMap();
    });
    if (data.map.categories.every((name) => data.map.unclassified.includes(name))) {
      find("map-colour").value = "outcome";
    }
  }

  setUpMap();
  start(() => {
    drawSimilarities();
    drawGroups();
    if (data.map) drawMap();
  });
})();
