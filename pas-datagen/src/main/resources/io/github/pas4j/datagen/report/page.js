/** What all pages share: start draws, and draws anew when light and dark change. */
const Report = (() => {
  "use strict";
  // Everything that is shown goes through textContent or is painted on a canvas: prompts are strangers' text.
  const data = JSON.parse(document.getElementById("data").textContent);
  const charts = new Map();
  const find = (id) => document.getElementById(id);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const count = (number) => number.toLocaleString("en");

  function create(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function plot(id, label, config) {
    const place = find(id);
    if (!place) return;
    if (charts.has(id)) charts.get(id).destroy();
    const canvas = create("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label);
    place.replaceChildren(canvas);
    config.options = Object.assign({ responsive: true, maintainAspectRatio: false, animation: false }, config.options);
    charts.set(id, new Chart(canvas, config));
  }

  function scale(title, more) {
    return Object.assign(
      { title: { display: Boolean(title), text: title }, grid: { color: colour("line") }, border: { color: colour("line") } },
      more);
  }

  function drawFunnel() {
    const { labels, left, dropped } = data.funnel;
    plot("funnel-plot", "What each stage left and took out", {
      type: "bar",
      data: {
        labels,
        datasets: [
          { label: "left", data: left, backgroundColor: colour("kept") },
          { label: "taken out", data: dropped, backgroundColor: colour("lost") },
        ],
      },
      options: {
        indexAxis: "y",
        scales: {
          x: scale("prompts", { stacked: true, max: left[0] || 1, ticks: { maxRotation: 0, autoSkipPadding: 12 } }),
          y: scale("", { stacked: true, grid: { display: false } }),
        },
        plugins: { legend: { position: "bottom" } },
      },
    });
  }

  /** Dashed lines across a bar chart, each before a bar, with what to write beside them where there is room. */
  function linesBefore(id, marks) {
    return {
      id,
      afterDatasetsDraw(chart) {
        const { ctx, chartArea, scales } = chart;
        ctx.save();
        ctx.strokeStyle = colour("ink");
        ctx.fillStyle = colour("ink");
        ctx.lineWidth = 1.5;
        ctx.setLineDash([5, 4]);
        ctx.font = "12px " + Chart.defaults.font.family;
        ctx.textBaseline = "top";
        let written = -Infinity;
        for (const { bar, text } of marks()) {
          const at = (scales.x.getPixelForValue(bar - 1) + scales.x.getPixelForValue(bar)) / 2;
          ctx.beginPath();
          ctx.moveTo(at, chartArea.top);
          ctx.lineTo(at, chartArea.bottom);
          ctx.stroke();
          const width = ctx.measureText(text).width;
          const begin = at > (chartArea.left + chartArea.right) / 2 ? at - 6 - width : at + 6;
          if (begin < written + 6) continue;
          ctx.fillText(text, begin, chartArea.top);
          written = begin + width;
        }
        ctx.restore();
      },
    };
  }

  function start(drawCharts) {
    const draw = () => {
      Chart.defaults.color = colour("soft");
      Chart.defaults.borderColor = colour("line");
      Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
      Chart.defaults.locale = "en";
      Chart.defaults.plugins.legend.labels.boxWidth = 14;
      drawFunnel();
      drawCharts();
    };
    draw();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }

  return { data, find, colour, count, create, plot, scale, linesBefore, start };
})();
