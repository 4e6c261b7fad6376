"use strict";
(() => {
  const config = JSON.parse(document.getElementById("chart-style").textContent);
  const options = {
    config,
    ast: true,
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: {disableDefaultStyle: true},
  };
  const drawn = [...document.querySelectorAll("[data-chart]")].map((place) => {
    const specification = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    return vegaEmbed(place, specification, options);
  });
  Promise.all(drawn).then(() => { document.documentElement.dataset.drawn = "all"; });
})();
