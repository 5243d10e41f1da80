// Where the actors of a network stand: d3's forces, run to the end at once from fixed places, so that it never moves twice.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { NetworkAnswer } from "../api/types";

export interface Node extends SimulationNodeDatum {
  key: string;
  name: string;
  country: string | null;
  events: number;
  r: number;
  x: number;
  y: number;
}
export interface Edge {
  source: Node;
  target: Node;
  events: number;
  score: number | null;
  reports: readonly string[];
}

// Enough for sixty nodes to come to rest; more changes nothing that can be seen.
const TICKS = 260;

export function layout(network: NetworkAnswer["network"], width: number, height: number): { nodes: Node[]; edges: Edge[] } {
  const top = Math.max(1, ...network.nodes.map((node) => node.events));
  // Who acts on nobody that is shown has no place in a picture of who acts on whom; the list beside it has everybody.
  const tied = new Set(network.edges.flatMap((edge) => [edge.source, edge.target]));
  const shown = network.nodes.filter((node) => tied.has(node.actor.id ?? node.actor.name));
  const nodes: Node[] = shown.map((node, index) => {
    const angle = index * 2.399963; // the golden angle spreads the first places evenly
    const far = 18 * Math.sqrt(index + 1);
    return {
      key: node.actor.id ?? node.actor.name, name: node.actor.name, country: node.actor.country ?? null, events: node.events,
      r: (5 + 15 * Math.sqrt(node.events / top)) * Math.min(1, width / 700 + 0.15), x: width / 2 + far * Math.cos(angle), y: height / 2 + far * Math.sin(angle),
    };
  });
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const edges = network.edges.flatMap((edge) => {
    const source = byKey.get(edge.source);
    const target = byKey.get(edge.target);
    return source && target ? [{ source, target, events: edge.events, score: edge.mean_score ?? null, reports: edge.reports }] : [];
  });
  forceSimulation(nodes)
    .force("link", forceLink<Node, Edge>(edges.map((edge) => ({ ...edge }))).distance(70).strength((edge) => Math.min(0.5, 0.05 * edge.events)))
    .force("charge", forceManyBody().strength(-0.36 * Math.min(width, 900)))
    .force("collide", forceCollide<Node>((node) => node.r + 12))
    .force("centre", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(0.05))
    .force("y", forceY(height / 2).strength(0.09))
    .stop()
    .tick(TICKS);
  for (const node of nodes) {
    node.x = Math.min(Math.max(node.x, node.r + 4), width - node.r - 4);
    node.y = Math.min(Math.max(node.y, node.r + 4), height - node.r - 4);
  }
  return { nodes, edges };
}
