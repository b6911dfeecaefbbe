import { fork } from "node:child_process";
import { onStage } from "@/tests/bench/stage";
import { withConnection } from "@/tests/support/database";
import { seedSignatures } from "@/tests/bench/seed-signatures";
import { sealHandover } from "@/tests/bench/seal-handover";
import { queueDelivery } from "@/tests/support/deliveries";
import { childEnv, env } from "@/lib/env";
await onStage(async (stage)=>{
  const db = await stage.makeDatabase("m");
  await withConnection(db,(c)=>seedSignatures(c,{slug:"british",rows:Number(process.argv[2]),day:"2026-11-20"}));
  await stage.onDatabase(db, async()=>{
    await sealHandover();
    for (const [label,flags] of JSON.parse(process.argv[3]!) as [string,string[]][]) for (const format of JSON.parse(process.argv[4]!)) {
      const id = await queueDelivery({profile:"handover",formats:[format],order:"surname"});
      await new Promise<void>((res)=>{ const c=fork("tests/bench/make-package.ts",[id],{env:childEnv({DATABASE_URL:env.databaseUrl!,LOG_LEVEL:"error"}),execArgv:[...flags,"--import","tsx"]}); c.on("message",(m)=>console.log(label,format,JSON.stringify(m))); c.on("exit",()=>res()); });
    }
  });
});
process.exit(0);
