(() => {
  "use strict";
  const { data, colour, count, plot, scale, linesBefore, start } = Report;
  const bars = { categoryPercentage: 1, barPercentage: 0.94, maxBarThickness: 120 };
  const below = { position: "bottom", align: "start" };

  function drawAttempts() {
    if (!data.attempts) return;
    const { labels, states, counts } = data.attempts;
    plot("attempts-plot", "How many prompts took how many attempts", {
      type: "bar",
      data: {
        labels,
        datasets: states.map((label, i) => ({ label, data: counts[i], backgroundColor: colour(label), barPercentage: 0.7, maxBarThickness: 120 })),
      },
      options: {
        scales: {
          x: scale("attempts", { stacked: true, grid: { display: false } }),
          y: scale("prompts", { stacked: true, beginAtZero: true, ticks: { precision: 0 } }),
        },
        interaction: { mode: "index", intersect: false },
        plugins: { legend: below },
      },
    });
  }

  function drawLengths() {
    if (!data.lengths) return;
    const { labels, words, characters } = data.lengths;
    const sets = [
      { label: "in words", data: words, backgroundColor: colour("kept") },
      { label: "in characters", data: characters, backgroundColor: colour("lost") },
    ].filter((set) => set.data.some((number) => number > 0));
    plot("lengths-plot", "How many complements are how long", {
      type: "bar",
      data: { labels, datasets: sets.map((set) => Object.assign(set, sets.length > 1 ? {} : bars)) },
      options: {
        scales: {
          x: scale("length", { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 8 } }),
          y: scale("complements", { beginAtZero: true, ticks: { precision: 0 } }),
        },
        interaction: { mode: "index", intersect: false },
        plugins: { legend: below },
      },
    });
  }

  function drawCosts() {
    if (!data.costs) return;
    const { labels, read, written } = data.costs;
    plot("costs-plot", "How many tokens each stage took", {
      type: "bar",
      data: {
        labels,
        datasets: [
          { label: "tokens read", data: read, backgroundColor: colour("kept") },
          { label: "tokens written", data: written, backgroundColor: colour("lost") },
        ],
      },
      options: {
        indexAxis: "y",
        scales: {
          x: scale("tokens", { stacked: true, ticks: { maxRotation: 0, autoSkipPadding: 12 } }),
          y: scale("", { stacked: true, grid: { display: false } }),
        },
        interaction: { mode: "index", axis: "y", intersect: false },
        plugins: { legend: { position: "bottom" } },
      },
    });
  }

  const sessions = linesBefore("sessions", () => data.throughput.begins
    .map((bar, i) => ({ bar, text: "session " + (i + 1) }))
    .slice(1));

  function drawThroughput() {
    if (!data.throughput) return;
    const { labels, generated, judged, step } = data.throughput;
    plot("throughput-plot", "How many answers came when", {
      type: "bar",
      data: {
        labels,
        datasets: [
          Object.assign({ label: "generate", data: generated, backgroundColor: colour("kept") }, bars),
          Object.assign({ label: "judge", data: judged, backgroundColor: colour("distinct") }, bars),
        ],
      },
      options: {
        scales: {
          x: scale("time worked (h:mm:ss)", {
            stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 },
          }),
          y: scale("answers in " + step, { stacked: true, beginAtZero: true, ticks: { precision: 0 } }),
        },
        interaction: { mode: "index", intersect: false },
        plugins: {
          legend: below,
          tooltip: {
            callbacks: { footer: (items) => "together " + count(items.reduce((sum, item) => sum + item.parsed.y, 0)) },
          },
        },
      },
      plugins: [sessions],
    });
  }

  start(() => {
    drawAttempts();
    drawLengths();
    drawCosts();
    drawThroughput();
  });
})();
