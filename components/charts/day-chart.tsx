"use client";

import { useSyncExternalStore } from "react";
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from "recharts";

/** One line of the chart; the same colours and dashes stand in its legend. */
export type DaySeries = { key: string; label: string };

type DayChartProps = {
  label: string;
  series: DaySeries[];
  /** A day in words, and a number for each series. */
  days: ({ day: string; short: string } & Record<string, number | string>)[];
};

/** Told apart by dashes too, for those who do not see the colours. */
const looks = [
  { stroke: "var(--quiet)", dash: "6 4" },
  { stroke: "var(--ink)", dash: undefined },
  { stroke: "var(--signal)", dash: undefined },
  { stroke: "var(--signal)", dash: "2 4" },
];

const height = 220;

/**
 * Numbers day by day as lines. A picture beside the table that says the same, so it is hidden
 * from screen readers; without a script only the table is there. Drawn in the browser: as part of
 * the page it would carry style attributes, which the content security policy refuses.
 */
export function DayChart({ label, series, days }: DayChartProps) {
  const isInBrowser = useSyncExternalStore(never, yes, no);
  return (
    <figure aria-label={label} className="min-w-0">
      <figcaption>
        <ul className="mb-2 flex flex-wrap gap-x-6 gap-y-1 text-[0.9375rem]">
          {series.map(({ key, label: text }, index) => (
            <li key={key} className="flex items-center gap-2">
              <Sample {...looks[index % looks.length]!} />
              {text}
            </li>
          ))}
        </ul>
      </figcaption>
      <div aria-hidden="true" className="h-[220px]">
        {isInBrowser ? <Lines series={series} days={days} /> : null}
      </div>
    </figure>
  );
}

const never = () => () => {};
const yes = () => true;
const no = () => false;

function Lines({ series, days }: Pick<DayChartProps, "series" | "days">) {
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
      <LineChart
        data={days}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        tabIndex={-1}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--rule)" />
        <XAxis
          dataKey="short"
          stroke="var(--quiet)"
          tickLine={false}
          fontSize={14}
          minTickGap={28}
        />
        <YAxis
          allowDecimals={false}
          stroke="var(--quiet)"
          tickLine={false}
          axisLine={false}
          fontSize={14}
          width={44}
        />
        <Tooltip content={DayTip} isAnimationActive={false} />
        {series.map(({ key, label: text }, index) => {
          const { stroke, dash } = looks[index % looks.length]!;
          return (
            <Line
              key={key}
              dataKey={key}
              name={text}
              type="linear"
              stroke={stroke}
              strokeDasharray={dash}
              strokeWidth={2.5}
              dot={false}
              isAnimationActive={false}
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}

function Sample({ stroke, dash }: (typeof looks)[number]) {
  return (
    <svg width="28" height="6" aria-hidden="true">
      <line x1="0" y1="3" x2="28" y2="3" stroke={stroke} strokeWidth="3" strokeDasharray={dash} />
    </svg>
  );
}

/** What a day holds, beside the pointer. */
function DayTip({ active, payload }: TooltipContentProps) {
  const day = (payload?.[0]?.payload as { day?: string } | undefined)?.day;
  if (!active || !day) return null;
  return (
    <div className="border border-ink bg-field px-3 py-2 text-[0.9375rem]">
      <p className="font-bold">{day}</p>
      {payload.map(({ dataKey, name, value }) => (
        <p key={String(dataKey)} className="flex justify-between gap-4">
          <span>{name}</span>
          <span className="tabular-nums">{value}</span>
        </p>
      ))}
    </div>
  );
}
