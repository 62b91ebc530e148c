"use strict";
// The map: everything comes from the JSON in #map-data; no tiles, no network.
(function () {
  if (!document.getElementById("map")) return;
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const german = function () { return document.documentElement.lang === "de"; };

  // Polylines are packed as Google's encoded polylines with five decimals.
  function unpack(text) {
    const points = [];
    let at = 0, lat = 0, lon = 0;
    function next() {
      let shift = 0, value = 0, byte;
      do { byte = text.charCodeAt(at++) - 63; value |= (byte & 31) << shift; shift += 5; } while (byte >= 32);
      return value & 1 ? ~(value >> 1) : value >> 1;
    }
    while (at < text.length) { lat += next(); lon += next(); points.push([lat / 1e5, lon / 1e5]); }
    return points;
  }
  function escape(text) {
    const element = document.createElement("span");
    element.textContent = text;
    return element.innerHTML;
  }

  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map("map", { preferCanvas: true, zoomSnap: 0.25, zoomAnimation: !still, fadeAnimation: !still,
    inertia: !still, attributionControl: false, scrollWheelZoom: false });
  const credits = L.control.attribution({ prefix: "Leaflet" }).addTo(map);
  if (data.attribution) credits.addAttribution(escape(data.attribution));
  L.control.scale({ imperial: false }).addTo(map);
  map.fitBounds(data.bounds, { animate: false, padding: [8, 8] });
  map.getContainer().setAttribute("role", "group");

  if (data.stamp) {
    const stamp = L.control({ position: "topright" });
    stamp.onAdd = function () {
      const element = L.DomUtil.create("div", "map-stamp");
      element.innerHTML = '<span class="de" lang="de">' + escape(data.stamp.de) + '</span><span class="en" lang="en">' +
        escape(data.stamp.en) + "</span>";
      return element;
    };
    stamp.addTo(map);
  }

  for (const layer of data.streets) {
    L.polyline(layer.lines.map(unpack), { color: layer.color, weight: layer.weight, interactive: false,
      smoothFactor: 1 }).addTo(map);
  }
  for (const district of data.districts) {
    let shape;
    const fill = district.fill ? { fillColor: district.fill, fillOpacity: 0.75 } : { fill: false };
    if (district.rings.length > 0) {
      shape = L.polygon(district.rings.map(function (polygon) { return polygon.map(unpack); }),
        Object.assign({ color: "#5b6470", weight: 1.5, dashArray: "6 4", interactive: false }, fill)).addTo(map);
    } else if (district.fill) {
      shape = L.circleMarker(district.centre, Object.assign({ radius: 20, color: "#5b6470", weight: 1.5,
        interactive: false }, fill)).addTo(map);
    }
    L.tooltip({ permanent: true, direction: "center", className: "district", interactive: false, opacity: 1 })
      .setLatLng(district.centre)
      .setContent(escape(district.name) +
        (district.sorbian ? '<br><span class="dsb" lang="dsb">' + escape(district.sorbian) + "</span>" : "") + (district.count === undefined ? "" : "<br><b>" + escape(district.count) + "</b>"))
      .addTo(map);
  }

  function thin() {
    // Names of districts that would overlap are hidden, the larger ones stay.
    const taken = [];
    const frame = map.getContainer().getBoundingClientRect();
    // How far a span must move to lie within the frame.
    function inward(low, high, least, most) { return Math.max(0, least - low) - Math.max(0, high - most); }
    for (const label of document.querySelectorAll("#map .leaflet-tooltip.district")) {
      label.style.visibility = "visible";
      label.style.marginLeft = label.style.marginTop = "";
      let box = label.getBoundingClientRect();
      if (box.right < frame.left || box.left > frame.right || box.bottom < frame.top || box.top > frame.bottom) continue;
      // Names at the edge move inwards instead of being cut.
      const right = inward(box.left, box.right, frame.left + 3, frame.right - 3);
      const down = inward(box.top, box.bottom, frame.top + 3, frame.bottom - 3);
      if (right || down) {
        const style = window.getComputedStyle(label);
        label.style.marginLeft = parseFloat(style.marginLeft) + right + "px";
        label.style.marginTop = parseFloat(style.marginTop) + down + "px";
        box = label.getBoundingClientRect();
      }
      const hit = taken.some(function (other) {
        return box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      });
      if (hit) label.style.visibility = "hidden"; else taken.push(box);
    }
  }
  map.on("zoomend moveend", thin);
  thin();

  const stops = L.layerGroup().addTo(map);
  for (const stop of data.stops) {
    L.circleMarker(stop.at, { radius: 3.2, color: "#1b1f24", weight: 1, fillColor: "#ffffff", fillOpacity: 1 })
      .bindPopup(escape(stop.name)).addTo(stops);
  }
  for (const end of data.refused) {
    L.circleMarker(end.at, { radius: 6, color: "#8b1a1a", weight: 3, fill: false }).bindPopup(escape(end.name)).addTo(stops);
  }

  const routes = data.routes.map(function (route) {
    return { id: route.id, bounds: null, line: L.polyline(route.lines.map(unpack),
      { color: route.color, dashArray: route.dash, weight: 2, opacity: 0.55, interactive: false }),
      stops: L.layerGroup(route.stops.map(function (stop) {
        return L.circleMarker(stop.at, { radius: 6, color: route.color, weight: 3, fillColor: "#fff", fillOpacity: 1 })
          .bindTooltip(stop.label, { permanent: true, direction: "top", className: "district" });
      })) };
  });
  function choose(id) {
    for (const route of routes) {
      const all = id === "all";
      route.line.remove();
      route.stops.remove();
      if (all || route.id === id) route.line.setStyle({ weight: all ? 2 : 5, opacity: all ? 0.55 : 0.95 }).addTo(map);
      if (!all && route.id === id) {
        route.stops.addTo(map);
        map.fitBounds(route.line.getBounds(), { animate: false, padding: [30, 30] });
      }
    }
    if (id === "all" || id === "none") map.fitBounds(data.bounds, { animate: false, padding: [8, 8] });
    thin();
  }
  for (const radio of document.querySelectorAll("input[name=vehicle]")) {
    radio.addEventListener("change", function () { choose(radio.value); });
  }
  if (routes.length > 0) choose("all");

  function labelControls() {
    const words = german() ? ["Vergrößern", "Verkleinern"] : ["Zoom in", "Zoom out"];
    document.querySelectorAll("#map .leaflet-control-zoom a").forEach(function (link, i) {
      link.title = words[i];
      link.setAttribute("aria-label", words[i]);
    });
  }
  document.addEventListener("language", labelControls);
  labelControls();
  // The paper's layout is not known to the map: it gets the size of a portrait page while printing.
  const paper = { width: "680px", height: "560px" };
  function resize(size) {
    Object.assign(map.getContainer().style, size);
    map.invalidateSize({ animate: false });
    map.fitBounds(data.bounds, { animate: false });
    thin();
  }
  window.addEventListener("beforeprint", function () { resize(paper); });
  window.addEventListener("afterprint", function () { resize({ width: "", height: "" }); });
})();
