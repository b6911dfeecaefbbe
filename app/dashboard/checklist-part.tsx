import { getTranslations } from "next-intl/server";
import { Checklist, type ChecklistLine } from "@/components/dashboard/checklist";
import { sections, type SectionKey } from "@/components/dashboard/sections";
import { Heading } from "@/components/ui/heading";
import { actorCan, type Actor } from "@/lib/accounts/schema";
import type { ChecklistItem } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type Place = { section: SectionKey; href?: string };

/** Where each thing is seen to; what is done on the machine itself has no place here. */
const places: Partial<Record<ChecklistItem["key"], Place>> = {
  finalTexts: { section: "statements" },
  translations: { section: "statements" },
  controller: { section: "settings" },
  contact: { section: "settings" },
  processors: { section: "settings" },
  photograph: { section: "settings", href: paths.settingsPhotograph() },
  mailTransport: { section: "mail" },
  passkeys: { section: "team" },
  situation: { section: "timeline", href: paths.dashboardSituation() },
};

type ChecklistPartProps = {
  items: ChecklistItem[];
  actor: Actor;
  locale: Locale;
  /** Whether it stands by itself under a thick rule, or within a part. */
  isPart?: boolean;
};

/**
 * What is to be done before launch: what is open in full, what is done folded away; one line once
 * nothing is open.
 */
export async function ChecklistPart({ items, actor, locale, isPart }: ChecklistPartProps) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const shell = await getTranslations({ locale, namespace: "dashboardShell.sections" });
  const lines = items.map((item): ChecklistLine => {
    const { key, state } = item;
    // The photograph is done or optional, all others done or open: only such texts exist.
    const text = `items.${key}.${state}` as "items.controller.open";
    const place = findPlace(item, actor);
    return {
      key,
      state,
      stateLabel: t(`states.${state}`),
      title: t(`items.${key}.title`),
      text: t(text),
      ...(place
        ? { go: { href: place.href, label: t("goTo", { section: shell(place.section) }) } }
        : {}),
    };
  });
  const open = lines.filter(({ state }) => state === "open");
  if (open.length === 0) return <Folded summary={t("readyForLaunch")} lines={lines} />;
  const settled = lines.filter(({ state }) => state !== "open");
  return (
    <section
      id="checklist"
      aria-labelledby="checklist-title"
      className={`min-w-0 ${isPart ? "border-t-[3px] border-ink pt-4" : ""}`}
    >
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <Heading level={isPart ? 2 : 3} size={isPart ? "part" : "small"} id="checklist-title">
          {t("checklist")}
        </Heading>
        <p className="font-semibold">{t("openItems", { count: open.length })}</p>
      </div>
      <Checklist lines={open} />
      {settled.length ? (
        <Folded summary={t("settledItems", { count: settled.length })} lines={settled} />
      ) : null}
    </section>
  );
}

function Folded({ summary, lines }: { summary: string; lines: ChecklistLine[] }) {
  return (
    <details className="mt-2">
      <summary className="py-1 font-semibold">{summary}</summary>
      <Checklist lines={lines} />
    </details>
  );
}

/** Where somebody sees to it, if there is something to see to and they may. */
function findPlace({ key, state }: ChecklistItem, actor: Actor) {
  const place = state === "done" ? undefined : places[key];
  if (!place) return null;
  const { section, href = sections[section].path } = place;
  return actorCan(actor, sections[section].permission) ? { section, href } : null;
}
